package io.customerprediction.benchmarks;

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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The price of one answer, asked for alone and among many, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 5,
        jvmArgs = {"-Xms4g", "-Xmx4g"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class ScoringBenchmark {
    static final int ROWS = 8_192;

    @Param({"COMPILED", "WEKA", "H2O_MOJO", "ONNX_RUNTIME", "SMILE", "XGBOOST4J", "TRIBUO"})
    public String library = "";

    @Param({"5000", "50000"})
    public int trainedOn;

    @Param({"4", "20"})
    public int features;

    private final double[] out = new double[ROWS];
    private Scorer scorer;
    private int next;

    @SuppressWarnings("NullAway.Init")
    public ScoringBenchmark() {}

    @Setup
    public void train() throws Exception {
        scorer = Library.valueOf(library).train(Customers.of(trainedOn, features, 1), Customers.of(ROWS, features, 2));
    }

    @TearDown
    public void close() {
        scorer.close();
    }

    @Benchmark
    public double oneRow() throws Exception {
        next = (next + 1) & (ROWS - 1);
        return scorer.one(next);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] batch() throws Exception {
        scorer.all(out);
        return out;
    }
}
