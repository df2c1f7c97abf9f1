package io.customerprediction.benchmarks;

import io.customerprediction.forest.CompiledForest;
import io.customerprediction.training.GrownForest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How long a new JVM takes until a forest of two million nodes can answer: the first load, not a warm one. */
public final class FirstLoad {
    private FirstLoad() {}

    /**
     * Prints nodes and milliseconds; writes the file first, in a run of its own, if it is not there.
     *
     * @param arguments the file
     */
    public static void main(String... arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        if (!Files.exists(file)) {
            Customers past = Customers.of(50_000, 4, 1);
            GrownForest grown = GrownForest.grow(past.rows(), past.churned(), 0, 1);
            Files.write(file, grown.compiled().toBytes());
            return;
        }
        long start = System.nanoTime();
        try (FileChannel bytes = FileChannel.open(file)) {
            CompiledForest forest = CompiledForest.read(bytes, bytes.size());
            double answer = forest.mean(new double[forest.featureCount()]);
            long nanos = System.nanoTime() - start;
            System.out.printf(Locale.ROOT, "RESULT %d %.1f %.3f%n", forest.nodeCount(), nanos / 1e6, answer);
        }
    }
}
