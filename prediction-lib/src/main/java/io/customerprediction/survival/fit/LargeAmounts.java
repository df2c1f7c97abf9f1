package io.customerprediction.survival.fit;

import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.progress.Cancellation;
import java.util.Arrays;

/**
 * What one purchase day counts at most where money is averaged (winsorised means), so that a handful of large orders does
 * not decide what a group of customers is expected to spend; and by how much the total of all is larger for them.
 *
 * @param cap the largest net amount of a purchase day that counts in full
 * @param tail total of the purchase days over their total with the cap, at least 1
 */
public record LargeAmounts(double cap, double tail) {
    /** Share of the purchase days above the cap. */
    private static final double SHARE = 0.002;

    private static final int MOST_DAYS = 500_000;

    /** Of the purchase days up to {@code end}; without amounts there is nothing to cap. */
    public static LargeAmounts of(PurchaseLog log, int end) {
        if (!log.hasAmounts()) {
            return new LargeAmounts(Double.MAX_VALUE, 1);
        }
        int step = 1 + log.days() / MOST_DAYS;
        double[] amounts = new double[log.days() / step + 1];
        int count = 0;
        int day = 0;
        for (int i = 0; i < log.size(); i++) {
            Cancellation.check();
            CustomerHistory history = log.history(i);
            for (int k = 0; k < history.size(); k++, day++) {
                if (day % step == 0 && history.day(k) <= end && history.orders(k) > 0) {
                    amounts[count++] = history.amount(k);
                }
            }
        }
        return of(Arrays.copyOf(amounts, count));
    }

    /** @param amounts of purchase days, above 0; sorted by this */
    static LargeAmounts of(double[] amounts) {
        if (amounts.length == 0) {
            return new LargeAmounts(Double.MAX_VALUE, 1);
        }
        Arrays.sort(amounts);
        double cap = amounts[(int) Math.min(amounts.length - 1, Math.floor((1 - SHARE) * amounts.length))];
        double all = 0;
        double capped = 0;
        for (double amount : amounts) {
            all += amount;
            capped += Math.min(cap, amount);
        }
        return new LargeAmounts(cap, all / capped);
    }
}
