package io.customerprediction;

import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.history.PurchaseLog;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Scores all customers of a log: several threads each take a stretch of customers through the forest at once, while the
 * caller's own thread hands finished stretches on in the order of the log. At most a few stretches are in memory.
 */
final class LogScoring {
    /** Customers a stretch: enough for the forest's batches, few enough for the caches. */
    private static final int STRETCH = 1024;

    private final RowScoring scoring;
    private final PurchaseLog log;
    private final int asOf;

    LogScoring(RowScoring scoring, PurchaseLog log, int asOf) {
        this.scoring = scoring;
        this.log = log;
        this.asOf = asOf;
    }

    /** Returns how many customers were handed on. */
    int run(int threads, Consumer<ScoredCustomer> sink) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, LogScoring::daemon);
        try {
            return handOn(pool, 2 * threads, sink);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("scoring was interrupted");
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "scoring");
        thread.setDaemon(true);
        return thread;
    }

    private int handOn(ExecutorService pool, int most, Consumer<ScoredCustomer> sink) throws InterruptedException {
        Deque<Future<List<ScoredCustomer>>> ahead = new ArrayDeque<>();
        int scored = 0;
        for (int next = 0; next < log.size() || !ahead.isEmpty(); ) {
            while (next < log.size() && ahead.size() < most) {
                int from = next;
                next = Math.min(log.size(), from + STRETCH);
                int to = next;
                ahead.add(pool.submit(() -> stretch(from, to)));
            }
            List<ScoredCustomer> stretch = result(ahead.remove());
            stretch.forEach(sink);
            scored += stretch.size();
        }
        return scored;
    }

    private static List<ScoredCustomer> result(Future<List<ScoredCustomer>> work) throws InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("scoring failed: " + e.getCause(), e.getCause());
        }
    }

    private List<ScoredCustomer> stretch(int from, int to) {
        int width = HistoryFeatures.names(log.hasAmounts()).size();
        double[] rows = new double[(to - from) * width];
        int[] customers = new int[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            if (HistoryFeatures.fill(log.history(i), asOf, rows, count * width)) {
                customers[count++] = i;
            }
        }
        List<Prediction> predictions = scoring.ofHistories(rows, count, log.hasAmounts(), LocalDate.ofEpochDay(asOf));
        List<ScoredCustomer> scored = new ArrayList<>(count);
        for (int k = 0; k < count; k++) {
            scored.add(scored(customers[k], rows, k * width, predictions.get(k)));
        }
        return scored;
    }

    private ScoredCustomer scored(int customer, double[] rows, int row, Prediction prediction) {
        return new ScoredCustomer(
                log.customerId(customer),
                (int) rows[row + HistoryFeatures.RECENCY],
                (int) rows[row + HistoryFeatures.ORDERS],
                log.hasAmounts() ? rows[row + HistoryFeatures.MONETARY] : Double.NaN,
                prediction);
    }
}
