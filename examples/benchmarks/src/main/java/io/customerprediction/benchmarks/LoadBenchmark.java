package io.customerprediction.benchmarks;

import io.customerprediction.forest.CompiledForest;
import io.customerprediction.training.GrownForest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes until a forest of some two million nodes can answer, from its file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 5,
        jvmArgs = {"-Xms4g", "-Xmx4g"})
@Warmup(iterations = 0)
@Measurement(iterations = 5)
public class LoadBenchmark {
    private Path file;
    private double[] row;

    @SuppressWarnings("NullAway.Init")
    public LoadBenchmark() {}

    @Setup
    public void write() throws IOException {
        Customers past = Customers.of(50_000, 4, 1);
        file = Files.createTempFile("forest", ".bin");
        Files.write(
                file,
                GrownForest.grow(past.rows(), past.churned(), 0, 1).compiled().toBytes());
        row = past.rows()[0];
    }

    @TearDown
    public void delete() throws IOException {
        Files.delete(file);
    }

    /** The first of five is cold. */
    @Benchmark
    public double readAndAnswer() throws IOException {
        return CompiledForest.read(ByteBuffer.wrap(Files.readAllBytes(file))).mean(row);
    }
}
