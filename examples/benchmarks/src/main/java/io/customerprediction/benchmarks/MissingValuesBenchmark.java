package io.customerprediction.benchmarks;

import io.customerprediction.forest.CompiledForest;
import io.customerprediction.training.GrownForest;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import weka.classifiers.trees.RandomForest;
import weka.core.Instance;

/** What rows with missing values cost: exact answers go down both branches. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 5,
        jvmArgs = {"-Xms4g", "-Xmx4g"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class MissingValuesBenchmark {
    private static final int ROWS = 1_024;
    private static final int FEATURES = 4;

    @Param({"0", "1", "2", "3", "4"})
    public int missing;

    private CompiledForest compiled;
    private RandomForest weka;
    private double[][] rows;
    private Instance[] questions;
    private int next;

    @SuppressWarnings("NullAway.Init")
    public MissingValuesBenchmark() {}

    @Setup
    public void train() {
        Customers past = Customers.of(5_000, FEATURES, 1);
        GrownForest grown = GrownForest.grow(past.rows(), past.churned(), 0, 1);
        compiled = grown.compiled();
        weka = grown.weka();
        rows = Customers.of(ROWS, FEATURES, 2).rows();
        for (int i = 0; i < ROWS; i++) {
            int shift = i;
            IntStream.range(0, missing).forEach(m -> rows[shift][(shift + m) % FEATURES] = Double.NaN);
        }
        questions = Arrays.stream(rows).map(grown::question).toArray(Instance[]::new);
    }

    @Benchmark
    public double compiled() {
        next = (next + 1) & (ROWS - 1);
        return compiled.mean(rows[next]);
    }

    @Benchmark
    public double weka() throws Exception {
        next = (next + 1) & (ROWS - 1);
        return weka.distributionForInstance(questions[next])[1];
    }
}
