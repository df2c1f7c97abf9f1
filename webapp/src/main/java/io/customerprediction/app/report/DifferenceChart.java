package io.customerprediction.app.report;

import io.customerprediction.model.report.Interval;
import io.customerprediction.model.report.OriginReport.Comparison;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** The forest's figure minus each other method's, with the 95 % interval of the difference. */
final class DifferenceChart {
    private static final int NAMES = 164;

    private DifferenceChart() {}

    static Chart of(String id, String title, String reading, List<Comparison> rows, Function<Comparison, Interval> of) {
        Axis axis = Axis.fitting(
                "forest minus the other method",
                rows.stream()
                        .map(of)
                        .flatMapToDouble(
                                interval -> DoubleStream.of(interval.low(), interval.estimate(), interval.high())),
                ReportNumbers::signedShort);
        Drawing drawing = Drawing.rows(
                        axis, rows.stream().map(row -> row.against().toString()).toList(), NAMES)
                .line("zero", 0, -0.5, 0, rows.size() - 0.5);
        for (int k = 0; k < rows.size(); k++) {
            Interval interval = of.apply(rows.get(k));
            drawing.line("whisker", interval.low(), k, interval.high(), k);
            drawing.dot(
                    "m0", interval.estimate(), k, rows.get(k).against() + ": " + ReportNumbers.difference(interval));
        }
        return drawing.chart(id, title, reading, null);
    }
}
