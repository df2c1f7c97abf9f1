package io.customerprediction.benchmarks;

import io.customerprediction.forest.Contributions;
import io.customerprediction.training.GrownForest;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to say what each feature adds: 100 trees of depth 12. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 5,
        jvmArgs = {"-Xms4g", "-Xmx4g"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class ContributionsBenchmark {
    private static final int DEPTH = 12;
    private static final int ROWS = 1_024;

    @Param({"5000", "50000"})
    public int trainedOn;

    @Param({"4", "20"})
    public int features;

    private Contributions contributions;
    private double[][] rows;
    private double[] flat;
    private double[] out;
    private int next;

    @SuppressWarnings("NullAway.Init")
    public ContributionsBenchmark() {}

    @Setup
    public void train() {
        Customers past = Customers.of(trainedOn, features, 1);
        contributions = GrownForest.grow(past.rows(), past.churned(), DEPTH, 1)
                .compiled()
                .contributions();
        Customers asked = Customers.of(ROWS, features, 2);
        rows = asked.rows();
        flat = asked.flat();
        out = new double[flat.length];
    }

    @Benchmark
    public double[] oneRow() {
        next = (next + 1) & (ROWS - 1);
        contributions.of(rows[next], out);
        return out;
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] batch() {
        contributions.of(flat, ROWS, out);
        return out;
    }
}
