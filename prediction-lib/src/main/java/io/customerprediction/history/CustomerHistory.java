package io.customerprediction.history;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.customerprediction.transactions.TransactionRow;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * One customer's past as the rest of the library sees it: the days with any entry, ascending and distinct, each with
 * its net amount and its number of orders. Immutable and thread-safe; usually a view into a {@link PurchaseLog}.
 *
 * <p>A day is a <em>purchase day</em> if its net amount is positive, or if the log has no amounts. A day on which
 * returns outweigh purchases is kept for the money but is no purchase, so its {@link #orders} are 0.
 */
public final class CustomerHistory implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int[] days;
    private final long[] millionths;
    private final short[] orders;
    private final int from;
    private final int to;
    private final boolean hasAmounts;

    CustomerHistory(int[] days, long[] millionths, short[] orders, int from, int to, boolean hasAmounts) {
        this.days = days;
        this.millionths = millionths;
        this.orders = orders;
        this.from = from;
        this.to = to;
        this.hasAmounts = hasAmounts;
    }

    /**
     * The history of these rows of one customer, cleaned by the rules for every source; see {@link PurchaseLog#of}.
     *
     * @param rows in any order; amounts must be known for all or for none
     * @throws IllegalArgumentException if a row is defective, there is none, or they belong to several customers
     * @throws ArithmeticException if the amounts of a day add up to more than 9e12
     */
    public static CustomerHistory of(Collection<TransactionRow> rows) {
        return StrictRows.history(rows);
    }

    /**
     * A history that was taken apart with {@link #day}, {@link #amount} and {@link #orders}, as from a database.
     *
     * @param days days with any entry since 1970-01-01, ascending and distinct; the arrays are not copied and must not
     *     change afterwards
     * @param millionths the net amount of each day in millionths; ignored without amounts
     * @param orders distinct orders of each day; 0 if it is no purchase day
     * @throws IllegalArgumentException if the lengths differ or the days do not ascend
     */
    public static CustomerHistory of(int[] days, long[] millionths, short[] orders, boolean hasAmounts) {
        if (days.length != millionths.length || days.length != orders.length) {
            throw new IllegalArgumentException("a history of " + days.length + " days with " + millionths.length
                    + " amounts and " + orders.length + " counts of orders: give one of each a day");
        }
        for (int k = 1; k < days.length; k++) {
            if (days[k - 1] >= days[k]) {
                throw new IllegalArgumentException("day " + days[k] + " of a history follows day " + days[k - 1]
                        + ": give each day once, the earliest first");
            }
        }
        return new CustomerHistory(days, millionths, orders, 0, days.length, hasAmounts);
    }

    /** Days with any entry. */
    public int size() {
        return to - from;
    }

    /** The k-th day as days since 1970-01-01, ascending. */
    public int day(int k) {
        return days[from + k];
    }

    /** The net amount of the k-th day; 0 where the log has no amounts. */
    public double amount(int k) {
        return hasAmounts ? millionths[from + k] / 1e6 : 0;
    }

    /** Distinct orders of the k-th day (1 where the log has none); 0 if the day is no purchase day. */
    public int orders(int k) {
        return orders[from + k];
    }

    /** Whether the log has amounts; if not, monetary features are absent. */
    public boolean hasAmounts() {
        return hasAmounts;
    }

    /** What was known at the end of a day: a view without any later entry. */
    public CustomerHistory upTo(int epochDay) {
        int end = from;
        while (end < to && days[end] <= epochDay) {
            end++;
        }
        return new CustomerHistory(days, millionths, orders, from, end, hasAmounts);
    }

    /**
     * The history with one order more at its end: a copy.
     *
     * @param epochDay of the order, as days since 1970-01-01; not before the last day with any entry
     * @param amount of the order, exact to a millionth; a day's net beyond ±9.2e12 is taken for that; ignored where
     *     the log has no amounts
     * @throws IllegalArgumentException if there is a later entry
     */
    public CustomerHistory withOrder(int epochDay, double amount) {
        int lastDay = size() == 0 ? Integer.MIN_VALUE : days[to - 1];
        if (epochDay < lastDay) {
            throw new IllegalArgumentException("day " + epochDay + " is before the last entry, on day " + lastDay);
        }
        int end = epochDay == lastDay ? to : to + 1;
        int last = end - from - 1;
        int[] newDays = Arrays.copyOfRange(days, from, end);
        long[] newMillionths = Arrays.copyOfRange(millionths, from, end);
        short[] newOrders = Arrays.copyOfRange(orders, from, end);
        boolean sameDay = end == to;
        long net = hasAmounts ? sum(sameDay ? millionths[to - 1] : 0, Math.round(amount * 1e6)) : 0;
        int count = 1 + (sameDay ? orders[to - 1] : 0);
        newDays[last] = epochDay;
        newMillionths[last] = net;
        newOrders[last] = (short) (hasAmounts && net <= 0 ? 0 : Math.min(count, Short.MAX_VALUE));
        return new CustomerHistory(newDays, newMillionths, newOrders, 0, last + 1, hasAmounts);
    }

    private static long sum(long a, long b) {
        long sum = a + b;
        boolean beyond = ((a ^ sum) & (b ^ sum)) < 0;
        return beyond ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }

    /** The net amount of the k-th day in millionths; 0 where the log has no amounts. */
    long millionths(int k) {
        return hasAmounts ? millionths[from + k] : 0;
    }

    /** Whether the other history has the same days, amounts and orders, however it came about. */
    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof CustomerHistory other
                && hasAmounts == other.hasAmounts
                && Arrays.equals(days, from, to, other.days, other.from, other.to)
                && Arrays.equals(orders, from, to, other.orders, other.from, other.to)
                && (!hasAmounts || Arrays.equals(millionths, from, to, other.millionths, other.from, other.to));
    }

    @Override
    public int hashCode() {
        int hash = Boolean.hashCode(hasAmounts);
        for (int k = 0; k < size(); k++) {
            hash = 31 * (31 * (31 * hash + day(k)) + orders(k)) + Long.hashCode(millionths(k));
        }
        return hash;
    }

    @Override
    public String toString() {
        return "CustomerHistory" + toJson().days();
    }

    @JsonValue
    HistoryDays toJson() {
        return HistoryDays.of(this);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static CustomerHistory of(HistoryDays json) {
        return json.history();
    }

    /** Serialised are the days of this view, not the columns of the whole log behind it. */
    private Object writeReplace() {
        return toJson();
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a history is read from its days");
    }
}
