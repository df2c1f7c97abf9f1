package io.customerprediction.app.onnx;

import io.customerprediction.survival.SurvivalCurve;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The figures of a {@link SurvivalCurve} as operators. Between its times the cumulative hazard is linear, and beyond the last
 * one it goes on as before it.
 *
 * @param graph that the operators are added to
 * @param times of the hazards in days
 * @param cumulative hazard at the times, one row a customer
 */
record Curve(Graph graph, double[] times, String cumulative) {
    /** The probability of no purchase in the first days. */
    String survival(double days) {
        return survivalOf(hazardAt(days));
    }

    /** See {@link SurvivalCurve#restrictedMean}. */
    String restrictedMean() {
        double[] ends = DoubleStream.concat(
                        Arrays.stream(times).filter(time -> time < SurvivalCurve.CAP),
                        DoubleStream.of(SurvivalCurve.CAP))
                .toArray();
        double[] lengths = new double[ends.length];
        Arrays.setAll(lengths, k -> ends[k] - (k == 0 ? 0 : ends[k - 1]));
        String hazards = hazardAt(ends);
        String steps = graph.differences(hazards, ends.length);
        String survival = survivalOf(hazards);
        String before = survivalOf(graph.op("Sub", hazards, steps));
        String length = graph.constant(Tensor.row(lengths));
        String curved = graph.op("Mul", graph.op("Div", graph.op("Sub", before, survival), steps), length);
        String isCurved = graph.op("Greater", graph.op("Div", steps, length), graph.constant(1e-12));
        String areas = graph.op("Where", isCurved, curved, graph.op("Mul", before, length));
        String area = graph.op("MatMul", areas, graph.constant(Tensor.column(ones(ends.length))));
        String returned = graph.op("Sub", graph.constant(1), graph.columns(survival, ends.length - 1, ends.length));
        return graph.op("Add", area, graph.op("Mul", graph.constant(0.5), returned));
    }

    private String survivalOf(String hazards) {
        return graph.op("Exp", graph.op("Neg", hazards));
    }

    private String hazardAt(double... days) {
        return between(graph, times, cumulative, days);
    }

    /**
     * Values between those at some times: each is a weighted sum of two neighbours, the first one being 0 at time 0.
     *
     * @param values at the times, one row a customer
     */
    static String between(Graph graph, double[] times, String values, double... days) {
        double[] weights = new double[times.length * days.length];
        for (int d = 0; d < days.length; d++) {
            int k = 0;
            while (k < times.length - 1 && times[k] < days[d]) {
                k++;
            }
            double start = k == 0 ? 0 : times[k - 1];
            double share = (days[d] - start) / (times[k] - start);
            weights[k * days.length + d] = share;
            if (k > 0) {
                weights[(k - 1) * days.length + d] = 1 - share;
            }
        }
        return graph.op(
                "MatMul", values, graph.constant(Tensor.doubles(new long[] {times.length, days.length}, weights)));
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
