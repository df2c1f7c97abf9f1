package io.customerprediction.benchmarks;

import io.customerprediction.forest.CompiledForest;
import io.customerprediction.survival.SurvivalCurve;
import io.customerprediction.training.GrownForest;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.openjdk.jmh.infra.Blackhole;

/** What the survival curve costs beside the plain mean of the same forest, and what is read from it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 5,
        jvmArgs = {"-Xms4g", "-Xmx4g"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class CurveBenchmark {
    private static final int ROWS = ScoringBenchmark.ROWS;
    private static final double[] KNOTS = {
        3, 7, 10, 14, 18, 22, 28, 35, 45, 60, 75, 90, 105, 120, 150, 180, 210, 240, 270, 300, 330, 360
    };

    @Param({"5000", "50000"})
    public int trainedOn;

    @Param({"1", "20"})
    public int leaf;

    private CompiledForest plain;
    private CompiledForest forest;
    private double[][] rows;
    private double[] flat;
    private final double[] means = new double[ROWS];
    private final double[] curves = new double[ROWS * KNOTS.length];
    private final double[] hazard = new double[KNOTS.length];
    private int next;

    @SuppressWarnings("NullAway.Init")
    public CurveBenchmark() {}

    @Setup
    public void train() {
        Customers past = Customers.of(trainedOn, 4, 1);
        GrownForest grown = GrownForest.grow(past.rows(), past.churned(), 0, leaf);
        plain = grown.compiled();
        CompiledForest apart = grown.compiledWithLeavesApart();
        float[] table = new float[apart.leafCount() * KNOTS.length];
        IntStream.range(0, table.length)
                .forEach(i -> table[i] = (float) (KNOTS[i % KNOTS.length] * (1 + i / KNOTS.length % 9) / 900));
        forest = apart.withCurves(KNOTS.length, table);
        Customers asked = Customers.of(ROWS, 4, 2);
        rows = asked.rows();
        flat = asked.flat();
    }

    @Benchmark
    public double oneMean() {
        return plain.mean(row());
    }

    @Benchmark
    public double[] oneCurve() {
        forest.curve(row(), hazard);
        return hazard;
    }

    /** With all that a prediction reads from the curve. */
    @Benchmark
    public void oneCurveIntervalAndDays(Blackhole sink) {
        double[] ownHazard = new double[KNOTS.length];
        forest.curve(row(), ownHazard);
        SurvivalCurve curve = new SurvivalCurve(KNOTS, ownHazard);
        sink.consume(curve.at(90));
        sink.consume(curve.restrictedMean());
        sink.consume(curve.medianWithin(90));
        sink.consume(curve.intervalStart(0.1));
        sink.consume(curve.quantile(0.5));
        sink.consume(curve.intervalEnd(0.1));
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] batchMeans() {
        plain.mean(flat, ROWS, means);
        return means;
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] batchCurves() {
        forest.curves(flat, ROWS, curves);
        return curves;
    }

    private double[] row() {
        next = (next + 1) & (ROWS - 1);
        return rows[next];
    }
}
