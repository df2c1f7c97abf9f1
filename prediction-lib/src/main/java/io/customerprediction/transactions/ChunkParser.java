package io.customerprediction.transactions;

import io.customerprediction.transactions.CleaningRules.Returns;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a chunk and settles what becomes of each, but for duplicated orders, which only the whole file can
 * tell. Every worker has its own for every chunk.
 */
final class ChunkParser {
    private static final int LONGEST_ID = 1000;

    private final Layout layout;
    private final CleaningRules rules;
    private final Row row;
    private final Days days;
    private final Amounts amounts;
    private final int latest;
    private final int columns;
    private final int customerColumn;
    private final int timeColumn;
    private final int orderColumn;
    private final int productColumn;
    private final boolean hasOrders;
    private final boolean hasAmounts;

    private final ParsedChunk parsed;
    private final Slice time = new Slice();
    private final Slice product = new Slice();
    private Slice customer = new Slice();
    private Slice order = new Slice();
    private Slice runCustomer = new Slice();
    private Slice runOrder = new Slice();
    private @Nullable Run run;

    private ChunkParser(Layout layout, CleaningRules rules, Chunk chunk) {
        this.layout = layout;
        this.rules = rules;
        this.row = layout.row();
        this.days = layout.days(rules.latest().getYear());
        this.amounts = new Amounts(layout);
        this.latest = (int) rules.latest().toEpochDay();
        this.columns = layout.header().size();
        this.customerColumn = layout.column(Role.CUSTOMER);
        this.timeColumn = layout.column(Role.TIME);
        this.orderColumn = layout.column(Role.ORDER);
        this.productColumn = layout.column(Role.PRODUCT);
        this.hasOrders = orderColumn >= 0;
        this.hasAmounts = layout.hasAmounts();
        this.parsed = new ParsedChunk(chunk);
    }

    static ParsedChunk parse(Layout layout, CleaningRules rules, Chunk chunk) {
        return new ChunkParser(layout, rules, chunk).parse();
    }

    private ParsedChunk parse() {
        int at = 0;
        while (at < parsed.length) {
            int start = at;
            at = row.read(parsed.text, start, parsed.length);
            parsed.lines += row.lines();
            if (row.end() > start && row.fields() > 0) {
                row(start);
            }
        }
        parsed.utf8 = Slice.isUtf8(parsed.text, 0, parsed.length);
        parsed.datesFor = days.saysFor();
        parsed.datesAgainst = days.saysAgainst();
        return parsed;
    }

    private void row(int start) {
        if (row.fields() != columns) {
            run = null;
            add(newRun(), start, Fate.of(Reason.BROKEN_ROW), false);
            return;
        }
        Run current = runOfRow();
        if (current.named) {
            current.content += Hash.of(parsed.text, start, row.end(), 0);
        }
        byte fate = current.fate == Fate.KEPT ? line(current) : current.fate;
        add(current, start, fate, !current.cancelled && (amounts.value() > 0 || !hasAmounts));
    }

    private void add(Run to, int start, byte fate, boolean purchase) {
        parsed.add(start, fate);
        to.add(fate, amounts.value(), purchase);
    }

    private Run newRun() {
        Run made = new Run(parsed.rows());
        parsed.runs.add(made);
        return made;
    }

    /** The run of the row before, if order, customer and day are the same; else a new one. */
    private Run runOfRow() {
        row.take(customerColumn, customer);
        row.take(timeColumn, time);
        if (hasOrders) {
            row.take(orderColumn, order);
        }
        int day = days.day(time);
        if (run != null && run.day == day && customer.same(runCustomer) && order.same(runOrder)) {
            return run;
        }
        run = newRun();
        describe(run, day);
        Slice free = runCustomer;
        runCustomer = customer;
        customer = free;
        free = runOrder;
        runOrder = order;
        order = free;
        return run;
    }

    private void describe(Run made, int day) {
        made.day = day;
        if (hasOrders) {
            made.named = !order.isMissing();
            made.key = key(day);
        }
        made.cancelled = isInvoice('C');
        made.fate = commonFate(day);
        if (made.fate == Fate.KEPT) {
            CustomerId.put(customer, made);
        }
    }

    private long key(int day) {
        long whoAndWhen = Hash.of(customer.bytes, customer.from, customer.to, day);
        return order.isMissing() ? whoAndWhen : Hash.of(order.bytes, order.from, order.to, whoAndWhen);
    }

    private boolean isInvoice(char prefix) {
        return layout.invoiceNumbers()
                && order.length() > 1
                && (order.first() & ~0x20) == prefix
                && order.digits(order.from + 1, order.to);
    }

    private byte commonFate(int day) {
        if (customer.isMissing()) {
            return Fate.of(Reason.MISSING_CUSTOMER);
        }
        if (customer.length() > LONGEST_ID) {
            return Fate.of(Reason.BROKEN_ROW);
        }
        if (day == Days.MISSING || day == Days.UNPARSABLE) {
            return Fate.of(day == Days.MISSING ? Reason.MISSING_TIME : Reason.UNPARSABLE_TIME);
        }
        if (day > latest) {
            return Fate.of(Reason.FUTURE_TIME);
        }
        return isInvoice('A') ? Fate.of(Reason.ADJUSTMENT) : Fate.KEPT;
    }

    /** What becomes of a row for what it says itself: its product and its amount. */
    private byte line(Run of) {
        byte fate = productColumn >= 0 ? product() : Fate.KEPT;
        if (!Fate.isKept(fate)) {
            return fate;
        }
        long millionths = amounts.read(row);
        if (!hasAmounts) {
            return of.cancelled ? Fate.of(Reason.CANCELLED) : fate;
        }
        if (!Decimals.isNumber(millionths)) {
            return Fate.of(millionths == Decimals.MISSING ? Reason.MISSING_AMOUNT : Reason.NON_NUMERIC_AMOUNT);
        }
        if (millionths == 0) {
            return Fate.of(Reason.ZERO_AMOUNT);
        }
        return of.cancelled || millionths < 0 ? returned(fate, of.cancelled) : fate;
    }

    private byte product() {
        row.take(productColumn, product);
        return Products.fate(product);
    }

    private byte returned(byte fate, boolean cancelled) {
        if (rules.returns() == Returns.SET_ASIDE) {
            return Fate.of(cancelled ? Reason.CANCELLED : Reason.RETURN);
        }
        return Fate.noting(fate, cancelled ? Note.CANCELLED : Note.RETURN);
    }
}
