package io.customerprediction.app.report;

import io.customerprediction.app.report.Figure.Better;
import io.customerprediction.model.report.Decile;
import java.util.List;
import java.util.stream.DoubleStream;

/** How much more often than average each tenth of the customers stays away. */
final class LiftChart {
    private LiftChart() {}

    static Chart of(String asOf, List<Decile> deciles, double churnRate) {
        Axis tenths = new Axis("tenth of the customers, most at risk first", 0.5, 10.5, 1, ReportNumbers::whole);
        DoubleStream lifts = deciles.stream().mapToDouble(Decile::lift);
        Axis lift = Axis.fitting(
                "times the average",
                DoubleStream.concat(lifts, DoubleStream.of(ideal(1, churnRate))),
                ReportNumbers::one);
        Drawing drawing = Drawing.plane(tenths, lift);
        for (Decile decile : deciles) {
            double number = decile.number();
            drawing.bar("m0", number - 0.36, 0, number + 0.36, decile.lift(), words(decile));
            double most = ideal(decile.number(), churnRate);
            if (most > 0) {
                drawing.line("most", number - 0.44, most, number + 0.44, most);
            }
        }
        drawing.line("reference", 0.5, 1, 10.5, 1)
                .key("block", "forest")
                .key("most", "perfect foresight")
                .key("reference", "the average, " + ReportNumbers.percent(churnRate));
        return drawing.chart("lift-" + asOf, "Lift", description(deciles), figures(deciles));
    }

    /** The lift of a tenth if those who stay away all came first. */
    private static double ideal(int number, double churnRate) {
        return Math.max(0, Math.min(1, 10 * churnRate - (number - 1))) / churnRate;
    }

    private static String words(Decile decile) {
        return "tenth " + decile.number() + ": " + ReportNumbers.percent(decile.churned()) + " churned, "
                + ReportNumbers.three(decile.lift()) + " times the average";
    }

    private static String description(List<Decile> deciles) {
        return "Of the tenth most at risk "
                + ReportNumbers.percent(deciles.get(0).churned())
                + " churned, of the tenth least at risk "
                + ReportNumbers.percent(deciles.get(deciles.size() - 1).churned()) + ".";
    }

    private static Table figures(List<Decile> deciles) {
        List<Figure<Decile>> figures = List.of(
                Figure.of("customers", Better.NEITHER, Decile::customers, ReportNumbers::whole),
                Figure.of("churned", Better.NEITHER, Decile::churned, ReportNumbers::percent),
                Figure.of("lift", Better.NEITHER, Decile::lift, ReportNumbers::three),
                Figure.of("gain so far", Better.NEITHER, Decile::gain, ReportNumbers::percent));
        return Table.of(
                "Lift and gain of the forest",
                "tenth",
                deciles,
                decile -> ReportNumbers.count(decile.number()),
                figures);
    }
}
