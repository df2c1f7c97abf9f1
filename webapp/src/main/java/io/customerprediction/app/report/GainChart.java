package io.customerprediction.app.report;

import io.customerprediction.model.report.Decile;
import io.customerprediction.model.report.OriginReport.ChurnFigures;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What share of those who leave is reached by contacting the tenths most at risk. */
final class GainChart {
    private GainChart() {}

    static Chart of(String asOf, Methods methods, double churnRate) {
        ChurnFigures forest = methods.forest();
        Optional<ChurnFigures> other =
                methods.best(Comparator.comparingDouble(f -> -f.auc().estimate()));
        Drawing drawing = Drawing.plane(
                        Axis.shares("customers contacted, most at risk first"),
                        Axis.shares("share of churned customers reached"))
                .line("reference", 0, 0, 1, 1)
                .line("ideal", 0, 0, churnRate, 1, 1, 1);
        other.ifPresent(o -> drawing.line(methods.style(o), points(o.curves().deciles())));
        drawing.namedLine(
                methods.style(forest),
                forest.method().toString(),
                points(forest.curves().deciles()));
        other.ifPresent(o -> drawing.key(methods.style(o), o.method().toString()));
        drawing.key("ideal", "perfect foresight").key("reference", "picking at random");
        return drawing.chart("gain-" + asOf, "Gain", description(forest.curves().deciles()), null);
    }

    private static double[] points(List<Decile> deciles) {
        int all = deciles.stream().mapToInt(Decile::customers).sum();
        double[] points = new double[2 * deciles.size() + 2];
        double contacted = 0;
        for (int k = 0; k < deciles.size(); k++) {
            contacted += deciles.get(k).customers();
            points[2 * k + 2] = contacted / all;
            points[2 * k + 3] = deciles.get(k).gain();
        }
        return points;
    }

    private static String description(List<Decile> deciles) {
        Decile third = deciles.get(Math.min(2, deciles.size() - 1));
        return "Contacting the " + third.number() + " tenths most at risk reaches "
                + ReportNumbers.wholePercent(third.gain()) + " of the customers who churn.";
    }
}
