package io.customerprediction.training;

import io.customerprediction.training.OriginReport.ChurnFigures;
import io.customerprediction.training.OriginReport.DaysFigures;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * One method's figures as plain means over the graded as-of dates that know them; {@code NaN} (in JSON: null) where none does.
 *
 * @param method its name, for people
 * @param auc area under the ROC curve
 * @param averagePrecision area under the precision-recall curve
 * @param brier mean squared error of the probabilities
 * @param logLoss mean negative log likelihood, in nats
 * @param ece expected calibration error
 * @param cIndex Harrell's C of the expected days
 * @param r2 share of the variance of min(days, 360) explained, from all dates with a year of follow-up
 * @param mae mean absolute error of min(days, 360) in days, from the same dates
 * @param maeOfReturners mean absolute error in days for those who came back within the horizon
 * @param maeOfConstant the same for the true median told to everybody
 * @param coverage share inside the 80 % interval
 * @param belowP10 share back before the interval
 * @param aboveP90 share not back by its end
 */
public record MethodAverage(
        String method,
        double auc,
        double averagePrecision,
        double brier,
        double logLoss,
        double ece,
        double cIndex,
        double r2,
        double mae,
        double maeOfReturners,
        double maeOfConstant,
        double coverage,
        double belowP10,
        double aboveP90) {

    /** The averages of every method, in the order in which the reports name them. */
    static List<MethodAverage> over(List<OriginReport> origins) {
        Set<String> methods = new LinkedHashSet<>();
        origins.forEach(origin -> origin.churn().forEach(figures -> methods.add(figures.method())));
        origins.forEach(origin -> origin.days().forEach(figures -> methods.add(figures.method())));
        return methods.stream().map(method -> of(method, origins)).toList();
    }

    private static MethodAverage of(String method, List<OriginReport> origins) {
        List<ChurnFigures> churn = new ArrayList<>();
        List<DaysFigures> days = new ArrayList<>();
        List<DayErrors> capped = new ArrayList<>();
        for (OriginReport origin : origins) {
            for (DaysFigures figures : origin.daysOf(method)) {
                Stream.ofNullable(figures.capped()).forEach(capped::add);
            }
            if (origin.graded()) {
                churn.addAll(origin.churnOf(method));
                days.addAll(origin.daysOf(method));
            }
        }
        List<Coverage> coverage = days.stream()
                .map(DaysFigures::coverage)
                .filter(Objects::nonNull)
                .toList();
        return new MethodAverage(
                method,
                mean(churn, figures -> figures.auc().estimate()),
                mean(churn, ChurnFigures::averagePrecision),
                mean(churn, ChurnFigures::brier),
                mean(churn, ChurnFigures::logLoss),
                mean(churn, ChurnFigures::ece),
                mean(days, DaysFigures::cIndex),
                mean(capped, DayErrors::r2),
                mean(capped, DayErrors::mae),
                mean(days, figures -> figures.returners().mae()),
                mean(days, figures -> figures.returners().maeOfConstant()),
                mean(coverage, Coverage::inside),
                mean(coverage, Coverage::belowP10),
                mean(coverage, Coverage::aboveP90));
    }

    private static <T> double mean(List<T> figures, ToDoubleFunction<T> figure) {
        return figures.stream()
                .mapToDouble(figure)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }
}
