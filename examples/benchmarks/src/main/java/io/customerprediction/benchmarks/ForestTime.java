package io.customerprediction.benchmarks;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.Rfm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What ten thousand answers from the four inputs cost without a server: the customers of {@code peers/batch.lua}. */
public final class ForestTime {
    private static final int CUSTOMERS = 10_000;
    private static final int ROUNDS = 60;

    private ForestTime() {}

    /**
     * Prints milliseconds of processor time.
     *
     * @param arguments the bundle
     */
    public static void main(String... arguments) throws IOException {
        CustomerPredictor predictor = CustomerPredictor.load(Path.of(arguments[0]));
        List<Rfm> inputs = IntStream.rangeClosed(1, CUSTOMERS)
                .mapToObj(i -> new Rfm(i * 7 % 400, 1 + i * 13 % 60, i * 97 % 9000 + i * 31 % 100 / 100.0, null))
                .toList();
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            if (predictor.predictAll(inputs, predictor.model().asOf()).size() != CUSTOMERS) {
                throw new IllegalStateException("an answer is missing");
            }
            best = Math.min(best, (double) (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start));
        }
        System.out.printf(Locale.ROOT, "RESULT %.2f%n", best / 1e6);
    }
}
