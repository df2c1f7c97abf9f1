package io.customerprediction.labels;

import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.progress.Cancellation;
import java.util.Arrays;

/**
 * How often and for how much the customers of {@link Examples} purchased after the as-of date, counted as far as they were
 * followed. Row i has its figures at {@code i * horizons.length}, one for each horizon.
 *
 * @param horizons days ahead, ascending
 * @param days purchase days within each horizon; −1 where the row was not followed for so long
 * @param money net amount of these purchase days; 0 where it is not known
 */
public record LaterPurchases(int[] horizons, int[] days, double[] money) {
    /**
     * The purchases after each row.
     *
     * @param examples rows of the log, by the numbers of its customers
     * @param dates as-of date of each window
     * @param end the last day that may be seen
     * @param horizons days ahead, ascending
     * @param cap what one purchase day counts at most, so that a single large order does not decide a mean
     */
    public static LaterPurchases of(
            PurchaseLog log, Examples examples, int[] dates, int end, int[] horizons, double cap) {
        int n = horizons.length;
        LaterPurchases all = new LaterPurchases(
                horizons.clone(),
                new int[Math.multiplyExact(examples.size(), n)],
                new double[Math.multiplyExact(examples.size(), n)]);
        for (int i = 0; i < examples.size(); i++) {
            Cancellation.check();
            int date = dates[examples.window()[i]];
            all.count(i, log.history(examples.customer()[i]), date, end, cap);
        }
        return all;
    }

    private void count(int i, CustomerHistory history, int date, int end, double cap) {
        int row = i * horizons.length;
        int last = Math.min(end, date + horizons[horizons.length - 1]);
        for (int k = firstAfter(history, date); k < history.size() && history.day(k) <= last; k++) {
            if (history.orders(k) > 0) {
                int first = Arrays.binarySearch(horizons, history.day(k) - date);
                for (int h = first < 0 ? -first - 1 : first; h < horizons.length; h++) {
                    days[row + h]++;
                    money[row + h] += Math.min(cap, history.amount(k));
                }
            }
        }
        for (int h = 0; h < horizons.length; h++) {
            if (date + horizons[h] > end) {
                days[row + h] = -1;
                money[row + h] = 0;
            }
        }
    }

    private static int firstAfter(CustomerHistory history, int date) {
        int low = 0;
        int high = history.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (history.day(middle) > date) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Whether row i was followed to the end of horizon {@code h} and purchased within it. */
    public boolean returned(int i, int h) {
        return days[i * horizons.length + h] > 0;
    }

    /** Purchase days of row i within horizon {@code h}; −1 if it was not followed for so long. */
    public int days(int i, int h) {
        return days[i * horizons.length + h];
    }

    /** Net amount of the purchase days of row i within horizon {@code h}. */
    public double money(int i, int h) {
        return money[i * horizons.length + h];
    }
}
