package io.customerprediction.app.pages.customers;

import io.customerprediction.RiskPath;
import io.customerprediction.RiskPath.Step;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import java.util.List;
import java.util.Locale;

/**
 * How the risk changes with more days without a purchase, in a drawing 360 wide and 150 high, and after a purchase today.
 *
 * @param line points of the path
 * @param longest days without a purchase at the right end
 * @param steps the same in figures, about every month
 * @param ifBuysToday the risk after a purchase today
 */
public record RiskPathView(String line, int longest, List<RiskAfter> steps, String ifBuysToday) {
    private static final int EVERY = 4;

    /** The risk after some more days without a purchase. */
    public record RiskAfter(String days, String risk) {}

    static RiskPathView of(RiskPath path, Texts texts) {
        int longest = path.ifSilent().get(path.ifSilent().size() - 1).days();
        StringBuilder line = new StringBuilder();
        for (Step step : path.ifSilent()) {
            line.append(String.format(
                    Locale.ROOT, "%.1f,%.1f ", 360.0 * step.days() / longest, 150 * (1 - step.churnProbability())));
        }
        List<RiskAfter> steps = path.ifSilent().stream()
                .filter(step -> step.days() / 7 % EVERY == 0)
                .map(step -> new RiskAfter(
                        texts.get("customer.silent.days", step.days()), Figures.percent(step.churnProbability())))
                .toList();
        return new RiskPathView(
                line.toString().strip(),
                longest,
                steps,
                Figures.percent(path.ifBuysToday().churnProbability()));
    }
}
