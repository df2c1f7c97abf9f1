package io.customerprediction.app.report;

import io.customerprediction.model.report.OriginReport.DaysFigures;
import java.util.List;
import java.util.stream.DoubleStream;

/** How many days each method is off for those who return, beside the best that one constant could do in hindsight. */
final class DayErrorChart {
    private static final int NAMES = 164;

    private DayErrorChart() {}

    /** The chart of at least one method, the forest first. */
    static Chart of(String asOf, List<DaysFigures> methods) {
        double constant = methods.get(0).returners().maeOfConstant();
        Axis axis = Axis.fitting(
                "mean absolute error in days",
                DoubleStream.concat(
                        methods.stream()
                                .mapToDouble(method -> method.returners().mae()),
                        DoubleStream.of(constant)),
                ReportNumbers::whole);
        Drawing drawing = Drawing.rows(
                axis, methods.stream().map(row -> row.method().toString()).toList(), NAMES);
        for (int k = 0; k < methods.size(); k++) {
            double mae = methods.get(k).returners().mae();
            String words = methods.get(k).method() + ": " + ReportNumbers.one(mae) + " days";
            drawing.bar(k == 0 ? "m0" : "other", 0, k - 0.34, mae, k + 0.34, words);
        }
        drawing.line("ideal", constant, -0.5, constant, methods.size() - 0.5)
                .key("ideal", "the best constant in hindsight, " + ReportNumbers.one(constant));
        return drawing.chart("errors-" + asOf, "Days of those who return", description(methods.get(0)), null);
    }

    private static String description(DaysFigures forest) {
        return "Of the " + ReportNumbers.count(forest.returners().customers())
                + " customers who came back within the horizon,"
                + " half were within " + ReportNumbers.one(forest.returners().medianError())
                + " days of what the forest predicted.";
    }
}
