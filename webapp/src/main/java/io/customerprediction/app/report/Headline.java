package io.customerprediction.app.report;

import io.customerprediction.model.report.EvaluationReport;
import io.customerprediction.model.report.MethodAverage;
import io.customerprediction.model.report.OriginReport;
import io.customerprediction.model.report.WorthReport;
import io.customerprediction.model.report.WorthReport.Figures;
import io.customerprediction.model.report.WorthReport.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One of the few figures to look at first, for a page or a terminal.
 *
 * @param about what it measures, such as {@code ranking by risk}
 * @param measure its name and unit, such as {@code AUC}
 * @param forest the forest's
 * @param beside what to compare it with, such as {@code best other: BG/NBD 0.806}
 */
public record Headline(String about, String measure, String forest, String beside) {

    /** The main figures of a report, means over its graded as-of dates; none if nothing was tested. */
    public static List<Headline> of(EvaluationReport report) {
        List<MethodAverage> all = report.results().averages();
        if (all.isEmpty()) {
            return List.of();
        }
        MethodAverage forest = all.get(0);
        List<Headline> headlines = new ArrayList<>(List.of(
                ranked(
                        "ranking by risk",
                        "AUC, higher is better",
                        all,
                        x -> x.churn().auc(),
                        -1,
                        ReportNumbers::three),
                ranked(
                        "churn probability",
                        "Brier score, lower is better",
                        all,
                        x -> x.churn().brier(),
                        1,
                        ReportNumbers::four),
                ranked(
                        "calibration",
                        "expected error, lower is better",
                        all,
                        x -> x.churn().ece(),
                        1,
                        ReportNumbers::three),
                ranked(
                        "who returns first",
                        "C-index, higher is better",
                        all,
                        x -> x.days().cIndex(),
                        -1,
                        ReportNumbers::three)));
        headlines.add(new Headline(
                "days of those who return",
                "mean error in days",
                ReportNumbers.one(forest.days().maeOfReturners()),
                "best constant in hindsight: " + ReportNumbers.one(forest.days().maeOfConstant())));
        headlines.add(new Headline(
                "80 % intervals",
                "share that held",
                ReportNumbers.percent(forest.intervals().coverage()),
                "wanted: " + ReportNumbers.wholePercent(0.8)));
        headlines.addAll(worth(report));
        return List.copyOf(headlines);
    }

    /** Of expected orders and spend, where they were tested. */
    private static List<Headline> worth(EvaluationReport report) {
        List<List<Method>> tested = report.results().origins().stream()
                .filter(origin -> origin.window().graded())
                .map(OriginReport::worth)
                .filter(Objects::nonNull)
                .map(WorthReport::methods)
                .toList();
        if (tested.isEmpty()) {
            return List.of();
        }
        List<Headline> headlines = new ArrayList<>(List.of(
                new Headline(
                        "orders ahead, in all",
                        "expected / actual",
                        ReportNumbers.three(
                                mean(tested, 0, method -> method.orders().ratio())),
                        "wanted: 1"),
                ranked("orders ahead, ranking", tested, Method::orders)));
        if (tested.stream().allMatch(methods -> methods.get(0).spend() != null)) {
            headlines.add(ranked("spend ahead, ranking", tested, method -> Objects.requireNonNull(method.spend())));
        }
        return headlines;
    }

    private static Headline ranked(String about, List<List<Method>> tested, Function<Method, Figures> figures) {
        ToDoubleFunction<Method> gini = method -> figures.apply(method).gini();
        List<Method> methods = tested.get(0);
        String beside = IntStream.range(1, methods.size())
                .boxed()
                .max(Comparator.comparingDouble(k -> mean(tested, k, gini)))
                .map(k -> "best other: " + methods.get(k).method() + " " + ReportNumbers.three(mean(tested, k, gini)))
                .orElse("nothing to compare with");
        return new Headline(about, "Gini, higher is better", ReportNumbers.three(mean(tested, 0, gini)), beside);
    }

    /** The mean of a method's figure over the as-of dates. */
    private static double mean(List<List<Method>> tested, int method, ToDoubleFunction<Method> figure) {
        return tested.stream()
                .mapToDouble(methods -> figure.applyAsDouble(methods.get(method)))
                .average()
                .orElse(Double.NaN);
    }

    /** The forest's figure beside that of the best other method; {@code sign} is 1 if lower is better. */
    private static Headline ranked(
            String about,
            String measure,
            List<MethodAverage> all,
            ToDoubleFunction<MethodAverage> figure,
            int sign,
            DoubleFunction<String> print) {
        String beside = all.stream()
                .skip(1)
                .filter(method -> Double.isFinite(figure.applyAsDouble(method)))
                .min(Comparator.comparingDouble(method -> sign * figure.applyAsDouble(method)))
                .map(method -> "best other: " + method.method() + " " + print.apply(figure.applyAsDouble(method)))
                .orElse("nothing to compare with");
        return new Headline(about, measure, print.apply(figure.applyAsDouble(all.get(0))), beside);
    }
}
