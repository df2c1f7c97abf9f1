package io.customerprediction.history;

import io.customerprediction.transactions.TransactionRow;
import java.time.LocalDate;
import java.util.Collection;
import java.util.OptionalInt;

/**
 * All customers' purchase days and amounts, in columns: 14 bytes a day with any entry and about 35 a customer.
 * Customers are numbered from 0 as they first appear. A day whose net amount is not positive stays, with no order; a
 * customer who never has a purchase day stays too. Immutable and thread-safe.
 */
public final class PurchaseLog {
    private final CustomerIds ids;
    private final Columns columns;
    private final boolean hasAmounts;
    private final boolean hasOrders;
    private final int firstDay;
    private final int lastDay;

    /** Takes over ids and columns and determines which days are purchase days. */
    PurchaseLog(CustomerIds ids, Columns columns, boolean hasAmounts, boolean hasOrders) {
        this.ids = ids;
        this.columns = columns;
        this.hasAmounts = hasAmounts;
        this.hasOrders = hasOrders;
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        short[] orders = columns.orders();
        for (int k = 0; k < orders.length; k++) {
            boolean purchase = !hasAmounts || columns.millionths()[k] > 0;
            orders[k] = purchase ? (hasOrders ? (short) Math.max(1, orders[k]) : 1) : 0;
            first = Math.min(first, columns.days()[k]);
            last = Math.max(last, columns.days()[k]);
        }
        this.firstDay = first;
        this.lastDay = last;
    }

    /**
     * The log of these rows, cleaned by the rules for every source. Rows that are well-formed but are not purchases, such as
     * zero amounts, are left out as in files; {@link CleanedLog#of} reports them.
     *
     * @param rows in any order; amounts must be known for all or for none
     * @throws IllegalArgumentException if a row is defective (no customer, no day, no amount where others have one), or no
     *     row can be kept
     * @throws ArithmeticException if the amounts of a customer and day add up to more than 9e12
     */
    public static PurchaseLog of(Collection<TransactionRow> rows) {
        return StrictRows.log(rows);
    }

    /**
     * Both logs as one: days of a customer that are in both are added up. Customers of this log keep their numbers.
     *
     * @throws IllegalArgumentException if one log has amounts or orders and the other does not
     * @throws ArithmeticException if the amounts of a customer and day add up to more than 9e12
     */
    public PurchaseLog merge(PurchaseLog other) {
        if (hasAmounts != other.hasAmounts || hasOrders != other.hasOrders) {
            throw new IllegalArgumentException(
                    "one log has amounts or orders and the other does not: give logs of the" + " same kind");
        }
        PurchaseLogBuilder builder = new PurchaseLogBuilder(Integer.MAX_VALUE);
        copyTo(builder, Integer.MAX_VALUE);
        other.copyTo(builder, Integer.MAX_VALUE);
        return builder.build(hasAmounts, hasOrders);
    }

    private void copyTo(PurchaseLogBuilder builder, int lastEpochDay) {
        for (int i = 0; i < size(); i++) {
            int end = columns.starts()[i + 1];
            for (int k = columns.starts()[i]; k < end && columns.days()[k] <= lastEpochDay; k++) {
                int customer = builder.ids().number(ids, i);
                builder.add(customer, columns.days()[k], columns.millionths()[k], columns.orders()[k]);
            }
        }
    }

    /** The history of the only customer. */
    CustomerHistory single() {
        if (size() != 1) {
            throw new IllegalArgumentException("the rows are of " + size() + " customers (" + customerId(0) + ", "
                    + customerId(1) + ", ...): give those of one");
        }
        return history(0);
    }

    /** How many customers there are. */
    public int size() {
        return ids.size();
    }

    /** The id of customer {@code i} as the log writes it. */
    public String customerId(int i) {
        return ids.id(i);
    }

    /** The history of customer {@code i}: a view that copies nothing. */
    public CustomerHistory history(int i) {
        return new CustomerHistory(
                columns.days(),
                columns.millionths(),
                columns.orders(),
                columns.starts()[i],
                columns.starts()[i + 1],
                hasAmounts);
    }

    /** The number of the customer with this id, if there is one. */
    public OptionalInt find(String customerId) {
        int number = ids.find(customerId);
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The first day with any entry, as days since 1970-01-01. */
    public int firstDay() {
        return firstDay;
    }

    /** The last day with any entry, as days since 1970-01-01. */
    public int lastDay() {
        return lastDay;
    }

    /** Days with any entry, summed over all customers. */
    public int days() {
        return columns.days().length;
    }

    /** Whether the log has amounts; if not, every day with an entry is a purchase day. */
    public boolean hasAmounts() {
        return hasAmounts;
    }

    /** Whether the log has orders; if not, a purchase day counts as one order. */
    public boolean hasOrders() {
        return hasOrders;
    }

    /**
     * The log as it was at the end of a day: a copy without any later entry, and without customers who came later.
     *
     * @throws IllegalArgumentException if nothing was known yet
     */
    public PurchaseLog upTo(int epochDay) {
        if (epochDay < firstDay) {
            throw new IllegalArgumentException("nothing is known up to " + LocalDate.ofEpochDay(epochDay)
                    + ": the log begins on " + LocalDate.ofEpochDay(firstDay));
        }
        PurchaseLogBuilder builder = new PurchaseLogBuilder(Integer.MAX_VALUE);
        copyTo(builder, epochDay);
        return builder.build(hasAmounts, hasOrders);
    }
}
