package io.customerprediction.history;

import io.customerprediction.transactions.Transaction;
import java.util.Collection;
import java.util.OptionalInt;

/** All customers' purchase days and amounts, in columns. Immutable and thread-safe. */
@SuppressWarnings("DoNotCallSuggester")
public final class PurchaseLog {
    private final String[] ids;
    private final int[] starts;
    private final int[] days;
    private final double[] amounts;
    private final short[] orders;
    private final boolean hasAmounts;
    private final boolean hasOrders;

    PurchaseLog(
            String[] ids,
            int[] starts,
            int[] days,
            double[] amounts,
            short[] orders,
            boolean hasAmounts,
            boolean hasOrders) {
        this.ids = ids;
        this.starts = starts;
        this.days = days;
        this.amounts = amounts;
        this.orders = orders;
        this.hasAmounts = hasAmounts;
        this.hasOrders = hasOrders;
    }

    public static PurchaseLog of(Collection<Transaction> transactions) {
        throw new IllegalStateException("in work: " + transactions.size());
    }

    CustomerHistory single() {
        return history(0);
    }

    public int size() {
        return ids.length;
    }

    public String customerId(int i) {
        return ids[i];
    }

    public CustomerHistory history(int i) {
        return new CustomerHistory(days, amounts, orders, starts[i], starts[i + 1], hasAmounts);
    }

    public int firstDay() {
        int first = Integer.MAX_VALUE;
        for (int d : days) {
            first = Math.min(first, d);
        }
        return first;
    }

    public int lastDay() {
        int last = 0;
        for (int d : days) {
            last = Math.max(last, d);
        }
        return last;
    }

    public boolean hasAmounts() {
        return hasAmounts;
    }

    public boolean hasOrders() {
        return hasOrders;
    }

    public OptionalInt find(String customerId) {
        for (int i = 0; i < ids.length; i++) {
            if (ids[i].equals(customerId)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
