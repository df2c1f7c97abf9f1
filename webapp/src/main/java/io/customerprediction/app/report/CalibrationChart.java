package io.customerprediction.app.report;

import io.customerprediction.app.report.Figure.Better;
import io.customerprediction.model.report.CalibrationPoint;
import io.customerprediction.model.report.OriginReport.ChurnFigures;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/** Predicted probabilities against what happened: on the diagonal, probabilities mean what they say. */
final class CalibrationChart {
    private static final double Z = 1.96;

    private CalibrationChart() {}

    static Chart of(String asOf, Methods methods) {
        ChurnFigures forest = methods.forest();
        Drawing drawing = Drawing.plane(
                        Axis.shares("predicted churn probability, mean of a tenth"), Axis.shares("share that churned"))
                .line("reference", 0, 0, 1, 1);
        methods.best(Comparator.comparingDouble(ChurnFigures::brier)).ifPresent(other -> {
            drawing.namedLine(methods.style(other), other.method().toString(), points(other));
            dots(drawing, methods.style(other), other);
        });
        for (CalibrationPoint p : forest.curves().calibration()) {
            double[] range = wilson(p.churned(), p.customers());
            drawing.line("whisker", p.predicted(), range[0], p.predicted(), range[1]);
        }
        drawing.namedLine(methods.style(forest), forest.method().toString(), points(forest))
                .key("reference", "predicted = happened");
        dots(drawing, methods.style(forest), forest);
        return drawing.chart("calibration-" + asOf, "Calibration", description(forest), figures(forest));
    }

    private static void dots(Drawing drawing, String style, ChurnFigures figures) {
        figures.curves().calibration().forEach(p -> drawing.dot(style, p.predicted(), p.churned(), words(p)));
    }

    private static double[] points(ChurnFigures figures) {
        return figures.curves().calibration().stream()
                .flatMapToDouble(p -> DoubleStream.of(p.predicted(), p.churned()))
                .toArray();
    }

    /** The 95 % interval of a share (Wilson 1927). */
    static double[] wilson(double share, int n) {
        double z2n = Z * Z / n;
        double middle = (share + z2n / 2) / (1 + z2n);
        double half = Z * Math.sqrt(share * (1 - share) / n + z2n / (4 * n)) / (1 + z2n);
        return new double[] {middle - half, middle + half};
    }

    private static String words(CalibrationPoint p) {
        return ReportNumbers.percent(p.predicted()) + " predicted, " + ReportNumbers.percent(p.churned()) + " of "
                + ReportNumbers.count(p.customers()) + " churned";
    }

    private static String description(ChurnFigures forest) {
        CalibrationPoint worst = forest.curves().calibration().stream()
                .max(Comparator.comparingDouble(p -> Math.abs(p.predicted() - p.churned())))
                .orElseThrow();
        return "Each point is a tenth of the customers, by rising probability, with the 95 % interval of what"
                + " happened. The mean distance from the diagonal is " + ReportNumbers.three(forest.ece())
                + "; the largest is at " + words(worst) + ".";
    }

    private static Table figures(ChurnFigures forest) {
        List<Figure<CalibrationPoint>> figures = List.of(
                Figure.of("customers", Better.NEITHER, CalibrationPoint::customers, ReportNumbers::whole),
                Figure.of("churned", Better.NEITHER, CalibrationPoint::churned, ReportNumbers::percent));
        return Table.of(
                "Calibration of the forest",
                "predicted",
                forest.curves().calibration(),
                point -> ReportNumbers.percent(point.predicted()),
                figures);
    }
}
