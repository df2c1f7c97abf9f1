package io.customerprediction.app.onnx;

import io.customerprediction.survival.Season;
import io.customerprediction.survival.SeasonalResponse;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How busy the time ahead is, as operators: the share of a stretch of days that lies in each month, times the pace of the
 * month for a row.
 *
 * @param graph that the operators are added to
 * @param season of the shop
 * @param response of its customers
 * @param logFactor of each row in the proportional hazards
 * @param asOf days since 1970-01-01: one whole number
 */
record Seasons(Graph graph, Season season, SeasonalResponse response, String logFactor, String asOf) {
    private static final int YEAR = 365;
    private static final double MONTH = YEAR / 12.0;

    /** The activity between each two of these times for each row; the first stretch starts on day 0. */
    String between(double[] times) {
        double[] starts = new double[times.length];
        System.arraycopy(times, 0, starts, 1, times.length - 1);
        return activity(starts, times);
    }

    /** The activity up to each of these times for each row. */
    String upTo(double[] times) {
        return activity(new double[times.length], times);
    }

    private String activity(double[] starts, double[] ends) {
        int months = (int) Math.ceil((YEAR + ends[ends.length - 1]) / MONTH) + 1;
        double[] paces = IntStream.range(0, months)
                .mapToDouble(m -> season.logActivity().get(m % 12))
                .toArray();
        String pace = graph.op("Exp", graph.op("Mul", exponent(), graph.constant(Tensor.row(paces))));
        return graph.op("MatMul", pace, shares(starts, ends, months));
    }

    private String exponent() {
        String linear = graph.op(
                "Add",
                graph.constant(1 - response.slope() * response.centre()),
                graph.op("Mul", graph.constant(response.slope()), logFactor));
        String within = graph.op(
                "Min",
                graph.op("Max", linear, graph.constant(SeasonalResponse.LEAST)),
                graph.constant(SeasonalResponse.MOST));
        String steps = graph.constant(SeasonalResponse.STEPS);
        return graph.op("Div", graph.op("Round", graph.op("Mul", within, steps)), steps);
    }

    /** The share of each stretch (column) that lies in each month (row) after the season's start. */
    private String shares(double[] starts, double[] ends, int months) {
        String since =
                graph.op("Sub", asOf, graph.constant(Tensor.list(season.asOf().toEpochDay())));
        String offset = graph.cast(graph.op("Mod", since, graph.constant(Tensor.list(YEAR))), ElementType.DOUBLE);
        double[] lengths = new double[ends.length];
        Arrays.setAll(lengths, k -> ends[k] - starts[k]);
        String from = graph.op(
                "Max",
                graph.op("Add", offset, graph.constant(Tensor.row(starts))),
                graph.constant(monthStarts(months, 0)));
        String to = graph.op(
                "Min",
                graph.op("Add", offset, graph.constant(Tensor.row(ends))),
                graph.constant(monthStarts(months, 1)));
        String days = graph.op("Max", graph.op("Sub", to, from), graph.constant(0));
        return graph.op("Div", days, graph.constant(Tensor.row(lengths)));
    }

    private static Tensor monthStarts(int months, int later) {
        return Tensor.column(
                IntStream.range(0, months).mapToDouble(m -> (m + later) * MONTH).toArray());
    }
}
