package io.customerprediction.app.pages.targeting;

import io.customerprediction.app.insights.Audience;
import io.customerprediction.app.insights.Campaign;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.audiences.AudienceRule.By;
import io.customerprediction.app.store.customers.Totals;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The expected profit by how far a campaign reaches, drawn in a box of {@value #WIDTH} by {@value #HEIGHT}: by threshold
 * where risk decides, by the share of customers where the spend that can be saved does.
 *
 * @param least profit at the lower end of the drawing
 * @param most profit at the upper end of the drawing
 * @param best where the largest profit is, in percent of the axis
 * @param chosen where the campaign is, in percent of the axis
 * @param line points of the curve, as SVG writes them
 * @param bestX where the largest profit is
 * @param bestY its height
 * @param chosenX where the campaign is
 * @param chosenY its height
 * @param profits marks of the axis of profit
 * @param summary the curve in a sentence, for those who do not see it
 */
public record ProfitView(
        double least,
        double most,
        String best,
        String chosen,
        String line,
        String bestX,
        String bestY,
        String chosenX,
        String chosenY,
        List<Mark> profits,
        String summary) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 240;
    private static final double APART = 2;

    /** One mark of an axis: where it is and what stands there. */
    public record Mark(String at, String label) {}

    static ProfitView of(Audience audience, Campaign campaign, TargetingForm form, Texts texts) {
        Totals reached = form.reached();
        int best = audience.best(campaign);
        double[] profits = IntStream.rangeClosed(0, audience.last())
                .mapToDouble(step -> campaign.profit(audience.reached(step)))
                .toArray();
        double most = Math.max(0, profits[best]);
        double least = Math.min(0, DoubleStream.of(profits).min().orElse(0));
        Scale scale = new Scale(least, most > least ? most : least + 1);
        double bestAt = at(audience, audience.reached(best), best);
        double chosenAt = at(audience, reached, form.step(audience));
        return new ProfitView(
                scale.least(),
                scale.most(),
                TargetingForm.rounded(100 * bestAt, 1),
                TargetingForm.rounded(100 * chosenAt, 1),
                line(audience, profits, scale),
                x(bestAt),
                scale.y(profits[best]),
                x(chosenAt),
                scale.y(campaign.profit(reached)),
                DoubleStream.of(least, 0, most)
                        .distinct()
                        .filter(profit -> profit == 0 || scale.isApartFromZero(profit))
                        .mapToObj(profit -> new Mark(scale.y(profit), Figures.money(profit)))
                        .toList(),
                texts.get(
                        "targeting.curve.summary." + audience.by().key(),
                        Figures.money(profits[0]),
                        Figures.money(profits[best]),
                        Figures.percent(bestAt)));
    }

    /** From the left on; points that lie upon each other are left out. */
    private static String line(Audience audience, double[] profits, Scale scale) {
        StringBuilder line = new StringBuilder();
        double last = Double.NEGATIVE_INFINITY;
        boolean byRisk = audience.by() == By.RISK;
        for (int k = 0; k < profits.length; k++) {
            int step = byRisk ? k : audience.last() - k;
            double at = at(audience, audience.reached(step), step);
            if (WIDTH * at >= last + APART || k == profits.length - 1) {
                last = WIDTH * at;
                line.append(line.isEmpty() ? "" : " ").append(x(at)).append(',').append(scale.y(profits[step]));
            }
        }
        return line.toString();
    }

    /** Where a step is on the axis, from 0 to 1. */
    private static double at(Audience audience, Totals reached, int step) {
        return audience.by() == By.RISK
                ? (double) step / audience.last()
                : (double) reached.customers() / Math.max(1, audience.all().customers());
    }

    private static String x(double at) {
        return String.format(Locale.ROOT, "%.1f", WIDTH * at);
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
