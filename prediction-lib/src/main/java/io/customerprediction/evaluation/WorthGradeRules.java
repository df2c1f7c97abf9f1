package io.customerprediction.evaluation;

import io.customerprediction.model.report.ForecastMethod;
import io.customerprediction.model.report.Grade.Condition;
import io.customerprediction.model.report.Grade.Letter;
import io.customerprediction.model.report.OriginReport;
import io.customerprediction.model.report.WorthGrade;
import io.customerprediction.model.report.WorthReport;
import io.customerprediction.model.report.WorthReport.Figures;
import io.customerprediction.model.report.WorthReport.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The rule by which expected orders and spend get a grade of their own: the worst condition decides. */
final class WorthGradeRules {
    private static final String RULE = """
            Figures are means over the graded as-of dates; what is said of orders holds for spend, too, if there are amounts.
            A: the expected total is within 10 % of the actual one; the Gini coefficient is at most 0.005 below that of the \
            best simple method; the errors of the tenths sum to at most 15 % of the total; 5 to 15 % of the customers buy \
            more than their 80 % interval.
            B: the total is within 25 %; the Gini coefficient at most 0.02 below; the errors at most 30 %; at most 20 % \
            buy more than the interval.
            C: the total is within 50 %; the Gini coefficient is above 0.2; the errors at most 60 %.
            D: anything else.""";

    private static final double[] MOST_OFF = {0.10, 0.25, 0.50};
    private static final double[] MOST_BEHIND = {0.005, 0.02};
    private static final double LEAST_GINI = 0.2;
    private static final double[] MOST_ERROR = {0.15, 0.30, 0.60};
    private static final double[] OFTEN_ABOVE = {0.05, 0.15};
    private static final double TOO_OFTEN_ABOVE = 0.20;

    private final List<WorthReport> reports;

    private WorthGradeRules(List<WorthReport> reports) {
        this.reports = reports;
    }

    /** The grade; empty if worth was tested at no graded date. */
    static Optional<WorthGrade> of(List<OriginReport> origins) {
        List<WorthReport> reports = origins.stream()
                .filter(origin -> origin.window().graded())
                .map(OriginReport::worth)
                .filter(Objects::nonNull)
                .toList();
        return reports.isEmpty() ? Optional.empty() : Optional.of(new WorthGradeRules(reports).grade());
    }

    private WorthGrade grade() {
        boolean money = reports.get(0).spend() != null;
        List<Condition> conditions = Stream.of(
                        conditions("orders", Method::orders),
                        money ? conditions("spend", Method::spend) : Stream.<Condition>empty(),
                        Stream.of(intervals("orders", report -> report.orders().above())),
                        money ? Stream.of(intervals("spend", WorthGradeRules::spendAbove)) : Stream.<Condition>empty())
                .flatMap(Function.identity())
                .toList();
        Letter worst = conditions.stream()
                .map(Condition::allows)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new WorthGrade(worst, RULE, conditions);
    }

    private Stream<Condition> conditions(String what, Function<Method, Figures> figures) {
        double off = mean(ForecastMethod.FOREST, figures, f -> Math.abs(f.ratio() - 1));
        double gini = mean(ForecastMethod.FOREST, figures, Figures::gini);
        double best = simpleMethods()
                .mapToDouble(method -> mean(method, figures, Figures::gini))
                .max()
                .orElse(Double.NaN);
        double error = mean(ForecastMethod.FOREST, figures, Figures::decileError);
        return Stream.of(
                new Condition(
                        "total " + what,
                        text("expected and actual total differ by %.1f %%", 100 * off),
                        atMost(off, MOST_OFF)),
                new Condition(
                        "ranking by " + what,
                        text("Gini coefficient %.3f, of the best simple method %.3f", gini, best),
                        ranking(gini, best)),
                new Condition(
                        "tenths by " + what,
                        text("errors of the tenths sum to %.1f %% of the total", 100 * error),
                        atMost(error, MOST_ERROR)));
    }

    private Stream<ForecastMethod> simpleMethods() {
        return reports.get(0).methods().stream()
                .map(Method::method)
                .filter(method -> method != ForecastMethod.FOREST && method != ForecastMethod.FOREST_ON_FOUR_INPUTS);
    }

    private static Letter atMost(double value, double[] most) {
        return value <= most[0] ? Letter.A : value <= most[1] ? Letter.B : value <= most[2] ? Letter.C : Letter.D;
    }

    private static Letter ranking(double gini, double best) {
        if (gini >= best - MOST_BEHIND[0]) {
            return Letter.A;
        }
        return gini >= best - MOST_BEHIND[1] ? Letter.B : gini > LEAST_GINI ? Letter.C : Letter.D;
    }

    private Condition intervals(String what, ToDoubleFunction<WorthReport> share) {
        double above = reports.stream().mapToDouble(share).average().orElse(Double.NaN);
        Letter allows = above >= OFTEN_ABOVE[0] && above <= OFTEN_ABOVE[1]
                ? Letter.A
                : above <= TOO_OFTEN_ABOVE ? Letter.B : Letter.C;
        return new Condition(
                "intervals of " + what,
                text("%.1f %% of the customers buy more than their 80 %% interval", 100 * above),
                allows);
    }

    private static double spendAbove(WorthReport report) {
        WorthReport.Misses spend = report.spend();
        return spend == null ? Double.NaN : spend.above();
    }

    private double mean(ForecastMethod method, Function<Method, Figures> figures, ToDoubleFunction<Figures> figure) {
        return reports.stream()
                .flatMap(report -> report.methods().stream())
                .filter(candidate -> candidate.method() == method)
                .map(figures)
                .filter(Objects::nonNull)
                .mapToDouble(figure)
                .average()
                .orElse(Double.NaN);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
