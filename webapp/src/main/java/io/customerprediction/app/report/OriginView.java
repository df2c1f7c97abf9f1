package io.customerprediction.app.report;

import io.customerprediction.model.report.ForecastMethod;
import io.customerprediction.model.report.OriginReport;
import io.customerprediction.model.report.OriginReport.ChurnFigures;
import io.customerprediction.model.report.OriginReport.Comparison;
import java.util.List;

/**
 * One as-of date of the past as a page shows it.
 *
 * @param asOf the date, which also makes the ids of its part of the page
 * @param about who was asked and what happened, in words
 * @param churnCharts how good the churn probabilities were
 * @param daysCharts how good the days to the next purchase were
 * @param differenceCharts the forest against the other methods
 * @param churn figures of the churn probabilities
 * @param days figures of the days to the next purchase
 * @param differences the forest's figures minus the other methods'
 * @param segments the forest by customer segment
 * @param worth expected orders and spend beside what was bought; empty if that was not tested
 */
public record OriginView(
        String asOf,
        String about,
        List<Chart> churnCharts,
        List<Chart> daysCharts,
        List<Chart> differenceCharts,
        Table churn,
        Table days,
        Table differences,
        Table segments,
        List<Table> worth) {

    static OriginView of(OriginReport origin, int horizon) {
        String asOf = origin.window().asOf().toString();
        return new OriginView(
                asOf,
                about(origin),
                churnCharts(asOf, origin),
                daysCharts(asOf, origin, horizon),
                differences(asOf, origin),
                Tables.churn(origin),
                Tables.days(origin),
                Tables.differences(origin),
                Tables.segments(origin),
                WorthTables.of(origin));
    }

    private static String about(OriginReport origin) {
        String asked = origin.tested().customers() < origin.tested().known()
                ? "an even sample of %s of the %s customers known by then was asked about"
                        .formatted(
                                ReportNumbers.count(origin.tested().customers()),
                                ReportNumbers.count(origin.tested().known()))
                : "all %s customers known by then were asked about"
                        .formatted(ReportNumbers.count(origin.tested().known()));
        return "On this day %s. From the day after to %s, %s of them made no purchase. What they did later is known for %s days%s."
                .formatted(
                        asked,
                        origin.window().windowEnd(),
                        ReportNumbers.percent(origin.tested().churnRate()),
                        ReportNumbers.count(origin.window().followUpDays()),
                        origin.window().graded()
                                ? ""
                                : ". This date is here for its long follow-up and does not count for the grade");
    }

    private static List<Chart> churnCharts(String asOf, OriginReport origin) {
        Methods methods = new Methods(origin.churn());
        return List.of(
                CalibrationChart.of(asOf, methods),
                RocChart.of(asOf, methods),
                GainChart.of(asOf, methods, origin.tested().churnRate()),
                LiftChart.of(
                        asOf,
                        methods.forest().curves().deciles(),
                        origin.tested().churnRate()));
    }

    private static List<Chart> daysCharts(String asOf, OriginReport origin, int horizon) {
        Chart errors = DayErrorChart.of(asOf, origin.days());
        return origin.survival().isEmpty() ? List.of(errors) : List.of(SurvivalChart.of(origin, horizon), errors);
    }

    /** Left out of the plot: a method with one constant answer, beside which all others would shrink to a point; the table has it. */
    private static List<Chart> differences(String asOf, OriginReport origin) {
        List<ForecastMethod> constants = origin.churn().stream()
                .filter(figures -> figures.auc().low() == figures.auc().high())
                .map(ChurnFigures::method)
                .toList();
        List<Comparison> comparisons = origin.comparisons().stream()
                .filter(comparison -> !constants.contains(comparison.against()))
                .toList();
        if (comparisons.isEmpty()) {
            return List.of();
        }
        return List.of(
                DifferenceChart.of(
                        "auc-" + asOf,
                        "Difference of the AUC",
                        "Right of 0 the forest ranks better. Where the interval contains 0, the difference is not significant.",
                        comparisons,
                        Comparison::auc),
                DifferenceChart.of(
                        "brier-" + asOf,
                        "Difference of the Brier score",
                        "Left of 0 the forest's probabilities are better. Where the interval contains 0, the"
                                + " difference is not significant.",
                        comparisons,
                        Comparison::brier));
    }
}
