package io.customerprediction.app.onnx;

import io.customerprediction.survival.Season;
import io.customerprediction.survival.SeasonalResponse;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How busy the time ahead is, as operators: the days of each stretch between two times that lie in each month, times the
 * pace of the month for a row.
 *
 * @param graph that the operators are added to
 * @param season of the shop
 * @param response of its customers
 */
record Seasons(Graph graph, Season season, SeasonalResponse response) {
    private static final int YEAR = 365;
    private static final double MONTH = YEAR / 12.0;

    /**
     * The activity of each stretch for each row.
     *
     * @param times ends of the stretches in days, ascending; the first one starts on day 0
     * @param logFactor of each row
     * @param asOf days since 1970-01-01: one whole number
     */
    String activity(double[] times, String logFactor, String asOf) {
        int months = (int) Math.ceil((YEAR + times[times.length - 1]) / MONTH) + 1;
        double[] paces = IntStream.range(0, months)
                .mapToDouble(m -> season.logActivity().get(m % 12))
                .toArray();
        String pace = graph.op("Exp", graph.op("Mul", exponent(logFactor), graph.constant(Tensor.row(paces))));
        return graph.op("MatMul", pace, shares(times, months, asOf));
    }

    private String exponent(String logFactor) {
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
    private String shares(double[] times, int months, String asOf) {
        String since =
                graph.op("Sub", asOf, graph.constant(Tensor.list(season.asOf().toEpochDay())));
        String offset = graph.cast(graph.op("Mod", since, graph.constant(Tensor.list(YEAR))), ElementType.DOUBLE);
        double[] starts = new double[times.length];
        System.arraycopy(times, 0, starts, 1, times.length - 1);
        double[] lengths = new double[times.length];
        Arrays.setAll(lengths, k -> times[k] - starts[k]);
        String from = graph.op(
                "Max",
                graph.op("Add", offset, graph.constant(Tensor.row(starts))),
                graph.constant(monthStarts(months, 0)));
        String to = graph.op(
                "Min",
                graph.op("Add", offset, graph.constant(Tensor.row(times))),
                graph.constant(monthStarts(months, 1)));
        String days = graph.op("Max", graph.op("Sub", to, from), graph.constant(0));
        return graph.op("Div", days, graph.constant(Tensor.row(lengths)));
    }

    private static Tensor monthStarts(int months, int later) {
        return Tensor.column(
                IntStream.range(0, months).mapToDouble(m -> (m + later) * MONTH).toArray());
    }
}
