package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.LogConventions;
import io.customerprediction.transactions.RowMeaning;
import io.customerprediction.transactions.Slice;
import io.customerprediction.transactions.layout.Layout.Filling;
import io.customerprediction.transactions.values.AmbiguousValuesException;
import io.customerprediction.transactions.values.DateDecision;
import io.customerprediction.transactions.values.DateOrder;
import io.customerprediction.transactions.values.DateReading;
import io.customerprediction.transactions.values.DateReading.Form;
import io.customerprediction.transactions.values.Days;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Detects the layout of a log from its header and its first rows. */
public final class LayoutFinder {
    /** Names of the money of a whole order. */
    private static final Pattern TOTAL = Pattern.compile(
            ".*(total|order|invoice|receipt|sum|gesamt|bestell|rechnung|commande|facture|pedido|ordine|合計|总).*");

    private static final Pattern SECONDS =
            Pattern.compile("(?<=:\\d\\d:)\\d\\d|^\\d{10,19}(?=(\\.0)?$)|(?<=\\dT?\\d{4})\\d\\d(?=Z?$)");
    private static final double NOTEWORTHY = 0.15;
    private static final int FEWEST_DAYS = 5;

    private final String source;
    private final ColumnNames names;
    private final Choices choices;
    private final LocalDate latest;

    /**
     * A finder for one source.
     *
     * @param source its name, for messages
     * @param latest the last day that can be true
     */
    public LayoutFinder(String source, ColumnNames names, Choices choices, LocalDate latest) {
        this.source = source;
        this.names = names;
        this.choices = choices;
        this.latest = latest;
    }

    /**
     * The layout of a log that begins so.
     *
     * @throws IOException if a column is missing, the date format is not a pattern, or values can be read in more than one
     *     way and nothing decides; the message says what to do
     */
    public Layout find(Sample sample) throws IOException {
        Findings findings = new Findings();
        GroupedReport report = report(sample, findings);
        Sample rows = report == null ? sample : report.filled();
        int customer = report == null ? -1 : report.column();
        Columns columns = withoutEmptyAmounts(new ColumnFinder(source, names, rows, findings).find(customer), rows);
        try {
            return layout(rows, columns, report != null, findings);
        } catch (AmbiguousValuesException e) {
            throw new IOException(source + ": " + e.getMessage(), e);
        }
    }

    private @Nullable GroupedReport report(Sample sample, Findings findings) throws IOException {
        try {
            return GroupedReport.of(sample, names, findings);
        } catch (IOException undecided) {
            throw new IOException(source + " " + undecided.getMessage(), undecided);
        }
    }

    private Layout layout(Sample sample, Columns columns, boolean groups, Findings findings) throws IOException {
        Statuses statuses =
                new StatusDecision(sample, columns, names, choices, dayOf(sample, columns), findings).decide();
        Sample sales = sales(sample, statuses);
        Money money = new MoneyDecision(sample, columns, choices, findings).decide();
        requireDateOnEachRow(sample, columns);
        DateReading dates = dates(sample, columns);
        boolean amounts = columns.has(Role.AMOUNT) || columns.has(Role.PRICE);
        if (!amounts) {
            findings.doubt(withoutAmounts(sample, columns));
        }
        return new Layout(
                columns,
                dates,
                money,
                statuses,
                conventions(sample, sales, columns, statuses, findings),
                groups ? Filling.GROUPS : filling(sample, columns, statuses),
                new Layout.Notes(findings.decisions(), findings.doubts()));
    }

    private static Filling filling(Sample sample, Columns columns, Statuses statuses) {
        OrderShape shape = new OrderShape(sample, columns.column(Role.ORDER));
        return shape.isFilledDown(once(columns, statuses)) ? Filling.ORDERS : Filling.NONE;
    }

    /** Columns that an order's first row may have alone. */
    private static List<Integer> once(Columns columns, Statuses statuses) {
        List<Integer> once = new ArrayList<>(List.of(columns.column(Role.CUSTOMER), columns.column(Role.TIME)));
        for (int i = 0; i < statuses.size(); i++) {
            Statuses.Kind kind = statuses.columns().get(i).kind();
            if (kind == Statuses.Kind.WORDS || kind == Statuses.Kind.PROGRESS) {
                once.add(statuses.index(i));
            }
        }
        return once;
    }

    private static Sample sales(Sample sample, Statuses statuses) {
        return statuses.isEmpty() ? sample : sample.where(row -> isSale(row, statuses));
    }

    private static boolean isSale(List<String> row, Statuses statuses) {
        for (int i = 0; i < statuses.size(); i++) {
            String value = row.get(statuses.index(i));
            if (!value.isEmpty() && statuses.meaning(i, value) != RowMeaning.SALE) {
                return false;
            }
        }
        return true;
    }

    private LogConventions conventions(
            Sample sample, Sample sales, Columns columns, Statuses statuses, Findings findings) {
        int order = columns.column(Role.ORDER);
        int amount = columns.column(Role.AMOUNT);
        OrderShape shape = new OrderShape(sales, order);
        boolean repeated = order >= 0 && amount >= 0 && shape.repeatsTotals(amount);
        boolean tickets = repeated && areTickets(sample, shape, amount);
        boolean totals = repeated && !tickets;
        if (tickets) {
            findings.doubt(
                    "'" + sample.name(amount) + "' is the same on all rows of an order and one of few prices, as of"
                            + " tickets: each row counts; if it is the order's total, give an export with one row an order");
        }
        if (totals) {
            findings.decide(String.format(
                    Locale.ROOT,
                    "'%s' is the order's total, which stands on one or all of the %.1f rows of an order: it counts once",
                    sample.name(amount),
                    shape.rowsAnOrder()));
            if (shape.hasSeveralTimes(columns.column(Role.TIME))) {
                findings.doubt(
                        "the rows of one order have different times, and each day of an order counts: if they are"
                                + " states of one order, keep one of them with --status-column and --keep");
            }
        }
        boolean refunds = order >= 0 && (columns.has(Role.ORIGINAL) || givesBack(sample, columns, statuses));
        return new LogConventions(
                amount >= 0 || columns.has(Role.PRICE),
                order >= 0,
                LogConventions.areInvoiceNumbers(sample.values(order)),
                totals,
                order < 0 && hasSeconds(sample.present(columns.column(Role.TIME))),
                refunds);
    }

    /** Whether an amount that repeats within orders is that of each row: one of few prices, and not called a total. */
    private static boolean areTickets(Sample sample, OrderShape shape, int amount) {
        return shape.hasFewAmounts(amount)
                && !TOTAL.matcher(HeaderNames.plain(sample.name(amount))).matches();
    }

    /** Whether times are to the second, and not all of them at a full minute. */
    private static boolean hasSeconds(List<String> times) {
        List<String> seconds = times.stream()
                .map(SECONDS::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .toList();
        return !times.isEmpty()
                && 2 * seconds.size() > times.size()
                && seconds.stream().distinct().count() > 2;
    }

    /** Whether some rows give money back for an order that they name. */
    private static boolean givesBack(Sample sample, Columns columns, Statuses statuses) {
        int order = columns.column(Role.ORDER);
        int amount = columns.column(columns.has(Role.AMOUNT) ? Role.AMOUNT : Role.QUANTITY);
        for (List<String> row : sample.rows()) {
            boolean negative = amount >= 0 && isNegative(row.get(amount));
            if (negative && !row.get(order).isEmpty() && !row.get(order).matches("[cC]\\d+")) {
                return true;
            }
            for (int i = 0; i < statuses.size(); i++) {
                RowMeaning meaning = statuses.meaning(i, row.get(statuses.index(i)));
                if (meaning == RowMeaning.REFUND || meaning == RowMeaning.UNDONE) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isNegative(String amount) {
        return !amount.isEmpty() && "-\u2212(".indexOf(amount.charAt(0)) >= 0;
    }

    /** Spreadsheets may have a date on the first row of each day only; which day the others belong to is not guessed. */
    private void requireDateOnEachRow(Sample sample, Columns columns) throws IOException {
        int time = columns.column(Role.TIME);
        List<String> dates = sample.present(time);
        long without = sample.rows().stream()
                .filter(row -> row.get(time).isEmpty()
                        && !row.get(columns.column(Role.CUSTOMER)).isEmpty())
                .count();
        boolean first =
                dates.size() >= FEWEST_DAYS && !sample.rows().get(0).get(time).isEmpty();
        if (first
                && !columns.has(Role.ORDER)
                && without > NOTEWORTHY * sample.rows().size()
                && sample.distinct(time) == dates.size()) {
            throw new IOException(
                    source + ": '" + sample.name(time) + "' has each date once and is empty in " + without
                            + " other rows, so that it seems to stand on the first row of each day only: fill it in on every row");
        }
    }

    private DateReading dates(Sample sample, Columns columns) throws IOException {
        if (choices.dateFormat() != null) {
            requirePattern(choices.dateFormat());
            return new DateReading(
                    Form.TEXT,
                    DateOrder.MONTH_FIRST,
                    true,
                    choices.dateFormat(),
                    null,
                    choices.zone(),
                    "by the pattern that was given");
        }
        return new DateDecision(latest, choices.zone(), choices.dayZero())
                .of(sample.values(columns.column(Role.TIME)), sample.complete());
    }

    /** The day of a time; the same for all times while it is open how they are read. */
    private ToIntFunction<String> dayOf(Sample sample, Columns columns) throws IOException {
        try {
            Days days = dates(sample, columns).days(latest.getYear());
            return time -> {
                byte[] bytes = time.getBytes(StandardCharsets.UTF_8);
                Slice slice = new Slice();
                slice.set(bytes, 0, bytes.length);
                return days.day(slice);
            };
        } catch (AmbiguousValuesException open) {
            return time -> 0;
        }
    }

    private static void requirePattern(String dateFormat) throws IOException {
        try {
            DateTimeFormatter unused = Days.pattern(dateFormat);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "the date format '" + dateFormat + "' is not a pattern (" + e.getMessage()
                            + "): give one such as d/M/yyyy",
                    e);
        }
    }

    /** A log that leaves every amount empty has no amounts. */
    private static Columns withoutEmptyAmounts(Columns columns, Sample sample) {
        boolean empty = columns.has(Role.AMOUNT)
                && !sample.rows().isEmpty()
                && sample.present(columns.column(Role.AMOUNT)).isEmpty();
        return empty ? columns.without(Role.AMOUNT) : columns;
    }

    private static String withoutAmounts(Sample sample, Columns columns) {
        List<String> money = new ArrayList<>();
        for (int column = 0; column < sample.header().size(); column++) {
            List<String> present = sample.present(column);
            if (!columns.roles().containsValue(column) && MoneyByValues.looksLikeMoney(present)) {
                money.add("'" + sample.name(column) + "'");
            }
        }
        return "no amounts were found, so that monetary values are missing"
                + (money.isEmpty()
                        ? ""
                        : "; " + String.join(", ", money)
                                + " look like money: name the right one with --amount-column");
    }
}
