package io.customerprediction.app.pages.targeting;

import io.customerprediction.app.insights.Audience;
import io.customerprediction.app.insights.Campaign;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The expected profit by threshold, drawn in a box of {@value #WIDTH} by {@value #HEIGHT}.
 *
 * @param least profit at the lower end of the drawing
 * @param most profit at the upper end of the drawing
 * @param best the threshold of the largest profit, in percent
 * @param line points of the curve, as SVG writes them
 * @param bestX where the largest profit is
 * @param bestY its height
 * @param chosenX where the chosen threshold is
 * @param chosenY its height
 * @param profits marks of the axis of profit
 * @param summary the curve in a sentence, for those who do not see it
 */
public record ProfitView(
        double least,
        double most,
        String best,
        String line,
        String bestX,
        String bestY,
        String chosenX,
        String chosenY,
        List<Mark> profits,
        String summary) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 240;
    private static final int STEP = 5;

    /** One mark of an axis: where it is and what stands there. */
    public record Mark(String at, String label) {}

    static ProfitView of(Audience audience, Campaign campaign, int best, int chosen, Texts texts) {
        double[] profits = IntStream.rangeClosed(0, Audience.NO_CUSTOMERS)
                .mapToDouble(threshold -> campaign.profit(audience.reached(threshold)))
                .toArray();
        double most = Math.max(0, profits[best]);
        double least = Math.min(0, DoubleStream.of(profits).min().orElse(0));
        Scale scale = new Scale(least, most > least ? most : least + 1);
        String line = IntStream.iterate(
                        0, threshold -> threshold <= Audience.NO_CUSTOMERS, threshold -> threshold + STEP)
                .mapToObj(threshold -> x(threshold) + "," + scale.y(profits[threshold]))
                .collect(Collectors.joining(" "));
        return new ProfitView(
                scale.least(),
                scale.most(),
                TargetingForm.percent(best),
                line,
                x(best),
                scale.y(profits[best]),
                x(chosen),
                scale.y(profits[chosen]),
                DoubleStream.of(least, 0, most)
                        .distinct()
                        .filter(profit -> profit == 0 || scale.isApartFromZero(profit))
                        .mapToObj(profit -> new Mark(scale.y(profit), Figures.money(profit)))
                        .toList(),
                texts.get(
                        "targeting.curve.summary",
                        Figures.money(profits[0]),
                        Figures.money(profits[best]),
                        TargetingForm.percent(best)));
    }

    private static String x(int threshold) {
        return String.format(Locale.ROOT, "%.1f", (double) WIDTH * threshold / Audience.NO_CUSTOMERS);
    }

    /** Where a profit is in the drawing. */
    private record Scale(double least, double most) {
        private static final double LINE = 14;

        String y(double profit) {
            return String.format(Locale.ROOT, "%.1f", HEIGHT * (most - profit) / (most - least));
        }

        /** Whether two labels, one of nothing and one of this profit, would not lie upon each other. */
        boolean isApartFromZero(double profit) {
            return HEIGHT * Math.abs(profit) / (most - least) > LINE;
        }
    }
}
