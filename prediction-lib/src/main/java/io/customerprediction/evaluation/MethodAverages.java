package io.customerprediction.evaluation;

import io.customerprediction.model.report.Coverage;
import io.customerprediction.model.report.DayErrors;
import io.customerprediction.model.report.ForecastMethod;
import io.customerprediction.model.report.MethodAverage;
import io.customerprediction.model.report.OriginReport;
import io.customerprediction.model.report.OriginReport.ChurnFigures;
import io.customerprediction.model.report.OriginReport.DaysFigures;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Averages the figures of each method over the as-of dates of a backtest. */
final class MethodAverages {
    private MethodAverages() {}

    /** The averages of every method, in the order in which the reports name them. */
    static List<MethodAverage> over(List<OriginReport> origins) {
        Set<ForecastMethod> methods = new LinkedHashSet<>();
        origins.forEach(origin -> origin.churn().forEach(figures -> methods.add(figures.method())));
        origins.forEach(origin -> origin.days().forEach(figures -> methods.add(figures.method())));
        return methods.stream().map(method -> of(method, origins)).toList();
    }

    private static MethodAverage of(ForecastMethod method, List<OriginReport> origins) {
        List<ChurnFigures> churn = new ArrayList<>();
        List<DaysFigures> days = new ArrayList<>();
        List<DayErrors> capped = new ArrayList<>();
        for (OriginReport origin : origins) {
            for (DaysFigures figures : origin.daysOf(method)) {
                Stream.ofNullable(figures.capped()).forEach(capped::add);
            }
            if (origin.window().graded()) {
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
                new MethodAverage.Churn(
                        mean(churn, figures -> figures.auc().estimate()),
                        mean(churn, ChurnFigures::averagePrecision),
                        mean(churn, ChurnFigures::brier),
                        mean(churn, ChurnFigures::logLoss),
                        mean(churn, ChurnFigures::ece)),
                new MethodAverage.Days(
                        mean(days, DaysFigures::cIndex),
                        mean(capped, DayErrors::r2),
                        mean(capped, DayErrors::mae),
                        mean(days, figures -> figures.returners().mae()),
                        mean(days, figures -> figures.returners().maeOfConstant())),
                new MethodAverage.Intervals(
                        mean(coverage, Coverage::inside),
                        mean(coverage, Coverage::belowP10),
                        mean(coverage, Coverage::aboveP90)));
    }

    private static <T> double mean(List<T> figures, ToDoubleFunction<T> figure) {
        return figures.stream()
                .mapToDouble(figure)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }
}
