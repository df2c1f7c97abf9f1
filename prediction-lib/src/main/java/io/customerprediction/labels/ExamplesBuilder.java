package io.customerprediction.labels;

import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.progress.Cancellation;
import java.util.Arrays;

/**
 * Looks back at a log from several as-of dates: the features of every customer known by then, and what came after until
 * the end of what may be seen. One pass over the customers serves all dates.
 */
public final class ExamplesBuilder {
    private final PurchaseLog log;
    private final int[] asOfs;
    private final int end;

    /**
     * @param asOfs as-of dates as days since 1970-01-01, the latest first
     * @param end the last day that may be seen
     */
    public ExamplesBuilder(PurchaseLog log, int[] asOfs, int end) {
        this.log = log;
        this.asOfs = asOfs.clone();
        this.end = end;
    }

    /**
     * All rows, or a sample of about {@code most} rows: from each as-of date the same share of customers, evenly spread
     * over the order of the log.
     */
    public Examples build(int most) {
        int[] known = known();
        double share = Math.min(1, most / (double) Math.max(1, sum(known)));
        return new Filling(
                        share,
                        Arrays.stream(known).map(n -> (int) (n * share) + 1).sum())
                .run();
    }

    /** How many rows there are in all. */
    public long rows() {
        return sum(known());
    }

    /** How many customers are known by each as-of date. */
    private int[] known() {
        int[] known = new int[asOfs.length];
        for (int i = 0; i < log.size(); i++) {
            Cancellation.check();
            int first = firstPurchase(log.history(i));
            for (int w = 0; w < asOfs.length && first <= asOfs[w]; w++) {
                known[w]++;
            }
        }
        return known;
    }

    private static long sum(int[] counts) {
        return Arrays.stream(counts).asLongStream().sum();
    }

    private static int firstPurchase(CustomerHistory history) {
        for (int k = 0; k < history.size(); k++) {
            if (history.orders(k) > 0) {
                return history.day(k);
            }
        }
        return Integer.MAX_VALUE;
    }

    /** The growing columns of one build. */
    private final class Filling {
        private final double share;
        private final int width = HistoryFeatures.rowWidth();
        private final double[] x;
        private final int[] days;
        private final boolean[] observed;
        private final int[] window;
        private final int[] customer;
        private final double[] due = new double[asOfs.length];
        private int size;

        Filling(double share, int room) {
            this.share = share;
            x = new double[Math.multiplyExact(room, width)];
            days = new int[room];
            observed = new boolean[room];
            window = new int[room];
            customer = new int[room];
        }

        Examples run() {
            for (int i = 0; i < log.size(); i++) {
                Cancellation.check();
                CustomerHistory history = log.history(i);
                int first = firstPurchase(history);
                for (int w = 0; w < asOfs.length && first <= asOfs[w]; w++) {
                    due[w] += share;
                    if (due[w] >= 1 - 1e-9) {
                        due[w] -= 1;
                        add(i, history, w);
                    }
                }
            }
            return new Examples(
                    width,
                    Arrays.copyOf(x, size * width),
                    Arrays.copyOf(days, size),
                    Arrays.copyOf(observed, size),
                    Arrays.copyOf(window, size),
                    Arrays.copyOf(customer, size));
        }

        private void add(int i, CustomerHistory history, int w) {
            HistoryFeatures.fill(history, asOfs[w], x, size * width);
            int next = nextPurchase(history, asOfs[w]);
            observed[size] = next <= end;
            days[size] = (observed[size] ? next : end) - asOfs[w];
            window[size] = w;
            customer[size] = i;
            size++;
        }
    }

    private static int nextPurchase(CustomerHistory history, int asOf) {
        for (int k = 0; k < history.size(); k++) {
            if (history.day(k) > asOf && history.orders(k) > 0) {
                return history.day(k);
            }
        }
        return Integer.MAX_VALUE;
    }
}
