package io.customerprediction.app.api.transactions;

import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.orders.ArrivingOrder;
import io.customerprediction.app.store.orders.ArrivingOrder.Refund;
import io.customerprediction.app.store.orders.ArrivingOrder.Sale;
import io.customerprediction.app.store.orders.OrderKeys;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.Millionths;
import io.customerprediction.transactions.OrderNames;
import io.customerprediction.transactions.RejectionReason;
import io.customerprediction.transactions.RowCheck;
import io.customerprediction.transactions.RowMeaning;
import io.customerprediction.transactions.values.CurrencyCodes;
import io.customerprediction.transactions.values.StatusWords;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one request: each is cleaned by the rules of files, and those of one order make that order. For one thread.
 *
 * <p>A row of an order whose status says that it was cancelled, refunded as a whole, charged back or failed takes the order
 * away; one that gives money back lowers what the order brought, once for each {@code refund_id} or, without one, for each
 * time and amount.
 */
final class ArrivingRows {
    private static final int LONGEST_KEY = 1_000;
    private static final int LONGEST_CURRENCY = 20;

    private final OrderNames names;
    private final Set<RowMeaning> endsOrder;
    private final Timestamps timestamps;
    private final RowCheck check;
    private final MessageDigest digest = OrderKeys.sha256();
    private final List<SetAside> setAside = new ArrayList<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Optional<String> stored;
    private String currency = "";
    private int rows;

    /**
     * @param names how orders are told apart
     * @param endsOrder statuses that take an order away
     * @param latest the last possible day
     * @param hasAmounts whether the data has amounts
     * @param stored the currency of what is stored; empty while none was named
     */
    ArrivingRows(
            OrderNames names,
            Set<RowMeaning> endsOrder,
            Timestamps timestamps,
            LocalDate latest,
            boolean hasAmounts,
            Optional<String> stored) {
        this.names = names;
        this.endsOrder = endsOrder;
        this.timestamps = timestamps;
        this.stored = stored;
        this.check = new RowCheck(CleaningRules.upTo(latest), hasAmounts);
    }

    /**
     * An order with the rows that it is made of.
     *
     * @param rows counted from 0
     */
    record OrderOfRows(ArrivingOrder order, List<Integer> rows, RejectionReason ending) {}

    /** Rows of one order, or of one customer and day without an order. */
    private static final class Group {
        private final String key;
        private final String customer;
        private final List<Integer> rows = new ArrayList<>();
        private final Map<UUID, Refund> refunds = new LinkedHashMap<>();
        private final Map<UUID, Integer> alike = new HashMap<>();
        private final List<Integer> endings = new ArrayList<>();
        private RejectionReason ending = RejectionReason.CANCELLED;
        private @Nullable Sale sale;
        private @Nullable Instant updatedAt;

        Group(String key, String customer) {
            this.key = key;
            this.customer = customer;
        }
    }

    /** Adds the next row. */
    void add(RowFields fields) {
        int row = rows++;
        fields.addTo(digest);
        Optional<RejectionReason> reason = take(row, fields);
        reason.ifPresent(present -> setAside.add(SetAside.of(row, present)));
    }

    private Optional<RejectionReason> take(int row, RowFields fields) {
        RowMeaning meaning = StatusWords.of(fields.get(Field.STATUS));
        String customer = RowCheck.customer(fields.get(Field.CUSTOMER_ID));
        String order = fields.get(Field.ORDER_ID);
        boolean ends = endsOrder.contains(meaning) && !order.isEmpty();
        if (meaning.reason() != null && !ends) {
            return Optional.of(meaning.reason());
        }
        if (isOtherCurrency(fields.get(Field.CURRENCY))) {
            return Optional.of(RejectionReason.OTHER_CURRENCY);
        }
        Optional<LocalDate> day = timestamps.day(fields.get(Field.TIMESTAMP));
        if (fields.has(Field.TIMESTAMP) && day.isEmpty()) {
            return Optional.of(RejectionReason.UNPARSABLE_TIME);
        }
        long millionths = ends ? 1 : millionths(fields.get(Field.AMOUNT), meaning == RowMeaning.REFUND);
        // An order that is taken away needs neither a day nor an amount.
        LocalDate checked = day.orElse(ends ? LocalDate.EPOCH : null);
        Optional<RejectionReason> problem = check.problem(customer, checked, millionths, fields.get(Field.PRODUCT_ID));
        if (problem.isPresent() || checked == null) {
            return problem;
        }
        if (customer.length() > CustomerRow.MAX_ID_LENGTH
                || order.length() > LONGEST_KEY
                || !isStorable(fields.get(Field.CUSTOMER_ID))
                || !isStorable(order)) {
            return Optional.of(RejectionReason.BROKEN_ROW);
        }
        int epochDay = (int) checked.toEpochDay();
        Group group = group(customer, order, epochDay);
        group.updatedAt = later(group.updatedAt, timestamps.instant(fields.get(Field.UPDATED_AT)));
        if (ends) {
            group.endings.add(row);
            group.ending = Objects.requireNonNull(meaning.reason(), "why the order ends");
        } else if (millionths < 0) {
            group.rows.add(row);
            addRefund(group, fields, epochDay, -millionths);
        } else if (group.sale != null && group.sale.epochDay() != epochDay) {
            setAside.add(new SetAside(row, SetAside.ORDER_ID_REUSED, Field.ORDER_ID));
        } else {
            long sum = (group.sale == null ? 0 : group.sale.millionths()) + Math.max(0, millionths);
            if (sum > Millionths.LARGEST) {
                return Optional.of(RejectionReason.NON_NUMERIC_AMOUNT);
            }
            group.rows.add(row);
            group.sale = new Sale(epochDay, sum);
        }
        if (fields.has(Field.CURRENCY)) {
            currency = CurrencyCodes.of(fields.get(Field.CURRENCY));
        }
        return Optional.empty();
    }

    /** Whether every database can hold the text: without the character 0 and halves of surrogate pairs. */
    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static @Nullable Instant later(@Nullable Instant a, Optional<Instant> b) {
        return a == null || (b.isPresent() && b.get().isAfter(a)) ? b.orElse(a) : a;
    }

    private boolean isOtherCurrency(String text) {
        if (text.isEmpty()) {
            return false;
        }
        String code = CurrencyCodes.of(text);
        boolean isFirst = currency.isEmpty() && stored.isEmpty();
        return isFirst
                ? code.length() > LONGEST_CURRENCY || !isStorable(code)
                : !stored.orElse(currency).equals(code);
    }

    /** The currency that is stored, or that the first row that is used has named; empty if neither is known. */
    String currency() {
        return stored.orElse(currency);
    }

    private static long millionths(String text, boolean refund) {
        if (text.isEmpty()) {
            return Millionths.MISSING;
        }
        try {
            long millionths = Millionths.of(new BigDecimal(text));
            return refund && Millionths.isNumber(millionths) ? -Math.abs(millionths) : millionths;
        } catch (NumberFormatException e) {
            return Millionths.UNREADABLE;
        }
    }

    private Group group(String customer, String order, int epochDay) {
        String day = order.isEmpty() || names.perDay() ? String.valueOf(epochDay) : "";
        return groups.computeIfAbsent(
                customer.length() + ":" + customer + order.length() + ":" + order + day,
                name -> new Group(
                        order.isEmpty()
                                ? OrderKeys.unnumbered(epochDay)
                                : OrderKeys.order(names.source(), customer, order, day),
                        customer));
    }

    private static void addRefund(Group group, RowFields fields, int epochDay, long millionths) {
        UUID key;
        if (fields.has(Field.REFUND_ID)) {
            key = OrderKeys.of(fields.get(Field.REFUND_ID));
        } else {
            UUID same = OrderKeys.of(fields.get(Field.TIMESTAMP), String.valueOf(millionths));
            // Two alike in one request are two; the same request again has the same two.
            key = OrderKeys.of(same.toString(), String.valueOf(group.alike.merge(same, 1, Integer::sum)));
        }
        group.refunds.putIfAbsent(key, new Refund(key, epochDay, millionths));
    }

    /** The orders that the rows make; rows that take away an order which others of the request bring are set aside. */
    List<OrderOfRows> orders() {
        List<OrderOfRows> orders = new ArrayList<>();
        for (Group group : groups.values()) {
            boolean removed = group.rows.isEmpty();
            if (!removed) {
                group.endings.forEach(row -> setAside.add(SetAside.of(row, group.ending)));
            }
            ArrivingOrder order = new ArrivingOrder(
                    group.key,
                    group.customer,
                    group.sale,
                    removed,
                    List.copyOf(group.refunds.values()),
                    group.updatedAt);
            orders.add(new OrderOfRows(order, removed ? group.endings : group.rows, group.ending));
        }
        return orders;
    }

    /** The rows that are not used. */
    List<SetAside> setAside() {
        return setAside;
    }

    /** How many rows there were. */
    int rows() {
        return rows;
    }

    /** Digest of all rows. */
    UUID digest() {
        return OrderKeys.of(digest);
    }
}
