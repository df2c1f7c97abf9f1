package io.customerprediction.app.report;

import io.customerprediction.model.report.OriginReport.ChurnFigures;
import io.customerprediction.model.report.OriginReport.RocPoint;
import java.util.List;
import java.util.stream.DoubleStream;

/** The share of churned customers found and the share of false alarms, for every threshold. */
final class RocChart {
    private RocChart() {}

    static Chart of(String asOf, Methods methods) {
        Drawing drawing = Drawing.plane(
                        Axis.shares("share of returning customers contacted"),
                        Axis.shares("share of churned customers found"))
                .line("reference", 0, 0, 1, 1);
        List<ChurnFigures> all = methods.churn();
        for (int k = all.size() - 1; k >= 0; k--) {
            drawing.line(methods.style(all.get(k)), points(all.get(k)));
        }
        all.forEach(figures -> drawing.key(
                methods.style(figures),
                figures.method() + ", AUC " + ReportNumbers.three(figures.auc().estimate())));
        drawing.key("reference", "picking at random, AUC 0.500");
        return drawing.chart("roc-" + asOf, "ROC curve", description(methods.forest()), null);
    }

    private static double[] points(ChurnFigures figures) {
        return figures.curves().roc().stream()
                .flatMapToDouble(point -> DoubleStream.of(point.falseAlarms(), point.found()))
                .toArray();
    }

    private static String description(ChurnFigures forest) {
        RocPoint half = forest.curves().roc().stream()
                .filter(point -> point.found() >= 0.5)
                .findFirst()
                .orElse(new RocPoint(1, 1));
        return "Further up and to the left is better. To find " + ReportNumbers.wholePercent(half.found())
                + " of the customers who churned, the forest would also contact "
                + ReportNumbers.wholePercent(half.falseAlarms())
                + " of those who came back.";
    }
}
