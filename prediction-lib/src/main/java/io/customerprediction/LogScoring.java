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
 * Scores all customers of a log: several threads each score a stretch of customers at once, while the calling thread passes
 * the results of finished stretches to the consumer in the order of the log. At most a few stretches are in memory.
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

    /** @return how many customers have a prediction */
    int run(int threads, Consumer<CustomerResult> consumer) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, LogScoring::daemon);
        try {
            return handOn(pool, 2 * threads, consumer);
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

    private int handOn(ExecutorService pool, int most, Consumer<CustomerResult> consumer) throws InterruptedException {
        Deque<Future<List<CustomerResult>>> ahead = new ArrayDeque<>();
        int predicted = 0;
        for (int next = 0; next < log.size() || !ahead.isEmpty(); ) {
            while (next < log.size() && ahead.size() < most) {
                int from = next;
                next = Math.min(log.size(), from + STRETCH);
                int to = next;
                ahead.add(pool.submit(() -> stretch(from, to)));
            }
            for (CustomerResult result : result(ahead.remove())) {
                predicted += result instanceof CustomerPrediction ? 1 : 0;
                consumer.accept(result);
            }
        }
        return predicted;
    }

    /** What a worker throws is thrown here as it is, errors such as a lack of memory included. */
    static List<CustomerResult> result(Future<List<CustomerResult>> work) throws InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("scoring failed: " + e.getCause(), e.getCause());
        }
    }

    private List<CustomerResult> stretch(int from, int to) {
        int width = HistoryFeatures.rowWidth();
        double[] rows = new double[(to - from) * width];
        boolean[] bought = new boolean[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            bought[i - from] = HistoryFeatures.fill(log.history(i), asOf, rows, count * width);
            count += bought[i - from] ? 1 : 0;
        }
        List<Prediction> predictions = scoring.ofHistories(rows, count, log.hasAmounts(), LocalDate.ofEpochDay(asOf));
        List<CustomerResult> results = new ArrayList<>(to - from);
        int next = 0;
        for (int i = from; i < to; i++) {
            if (bought[i - from]) {
                PurchaseSummary purchases = PurchaseSummary.ofRow(rows, next * width, log.hasAmounts());
                results.add(new CustomerPrediction(i, log.customerId(i), purchases, predictions.get(next)));
                next++;
            } else {
                results.add(new NoPurchase(i, log.customerId(i)));
            }
        }
        return results;
    }
}
