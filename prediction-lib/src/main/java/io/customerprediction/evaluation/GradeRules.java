package io.customerprediction.evaluation;

import io.customerprediction.model.report.ForecastMethod;
import io.customerprediction.model.report.Grade;
import io.customerprediction.model.report.Grade.Condition;
import io.customerprediction.model.report.Grade.Letter;
import io.customerprediction.model.report.MethodAverage;
import io.customerprediction.model.report.OriginReport;
import io.customerprediction.model.report.OriginReport.Comparison;
import io.customerprediction.model.report.Readiness;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The written rule of {@link Grade}: every threshold in one place, and the rule in words beside it. */
final class GradeRules {
    static final String RULE = """
            All figures are means over the as-of dates of the latest windows. The worst condition decides.
            A: two dates or more were tested on a READY log; the lower end of the 95 % interval of the AUC difference \
            from the recency rule is above 0 and the Brier score is better than its; the expected calibration error is \
            at most 0.03; 76 to 84 % of the 80 % intervals hold.
            B: at least one date was tested on a log that may be USED WITH CARE; that lower end is at least -0.005 and \
            the Brier score is no worse; the calibration error is at most 0.06; 70 to 90 % of the intervals hold, or \
            too few of them ended within the follow-up to tell.
            C: the Brier score is better than that of one constant; the calibration error is at most 0.12.
            D: anything else.""";

    private static final double AS_GOOD_AUC = -0.005;
    private static final double[] MOST_ECE = {0.03, 0.06, 0.12};
    private static final double[] COVERAGE_OFF = {0.04, 0.10};
    private static final double WANTED_COVERAGE = 0.8;

    private final List<OriginReport> origins;
    private final MethodAverage forest;

    private GradeRules(List<OriginReport> origins, MethodAverage forest) {
        this.origins = origins;
        this.forest = forest;
    }

    static Grade of(Readiness readiness, List<OriginReport> all, List<MethodAverage> averages) {
        Condition log = readiness(readiness);
        List<OriginReport> origins =
                all.stream().filter(origin -> origin.window().graded()).toList();
        if (origins.isEmpty()) {
            Condition untested = new Condition("tests", "the log is ready at no as-of date of its past", Letter.D);
            return new Grade(Letter.D, RULE, List.of(log, untested), List.of());
        }
        GradeRules rules = new GradeRules(origins, averages.get(0));
        List<Condition> conditions =
                List.of(log, rules.tests(), rules.ranking(), rules.calibration(), rules.coverage());
        Letter worst = conditions.stream()
                .map(Condition::allows)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Grade(worst, RULE, conditions, SimplerMethods.asGoodAsTheForest(origins, averages));
    }

    private static Condition readiness(Readiness readiness) {
        Letter allows = switch (readiness.level()) {
            case READY -> Letter.A;
            case USE_WITH_CARE -> Letter.B;
            case NOT_READY -> Letter.D;
        };
        return new Condition("readiness", "the log is " + readiness.level(), allows);
    }

    private Condition tests() {
        String found = text("as-of dates tested: %d", origins.size());
        return new Condition("tests", found, origins.size() > 1 ? Letter.A : Letter.B);
    }

    private Condition ranking() {
        double low = meanOver(origins, ForecastMethod.RECENCY, c -> c.auc().low());
        double auc = meanOver(origins, ForecastMethod.RECENCY, c -> c.auc().estimate());
        double brier = meanOver(origins, ForecastMethod.RECENCY, c -> c.brier().estimate());
        double overConstant =
                meanOver(origins, ForecastMethod.CONSTANT, c -> c.brier().estimate());
        String found = text(
                "AUC %+.3f (lower end %+.3f) and Brier score %+.4f against the recency rule, Brier score %+.4f against "
                        + "one constant",
                auc, low, brier, overConstant);
        Letter allows = low > 0 && brier < 0
                ? Letter.A
                : low >= AS_GOOD_AUC && brier <= 0 ? Letter.B : overConstant < 0 ? Letter.C : Letter.D;
        return new Condition("ranking", found, allows);
    }

    private Condition calibration() {
        return new Condition(
                "calibration",
                text("expected calibration error %.3f", forest.churn().ece()),
                forest.churn().ece() <= MOST_ECE[0]
                        ? Letter.A
                        : forest.churn().ece() <= MOST_ECE[1]
                                ? Letter.B
                                : forest.churn().ece() <= MOST_ECE[2] ? Letter.C : Letter.D);
    }

    private Condition coverage() {
        if (Double.isNaN(forest.intervals().coverage())) {
            return new Condition("intervals", "too few intervals ended within the follow-up to tell", Letter.B);
        }
        double off = Math.abs(forest.intervals().coverage() - WANTED_COVERAGE);
        return new Condition(
                "intervals",
                text(
                        "%.1f %% of the 80 %% intervals hold",
                        100 * forest.intervals().coverage()),
                off <= COVERAGE_OFF[0] ? Letter.A : off <= COVERAGE_OFF[1] ? Letter.B : Letter.C);
    }

    /** Mean of a figure of the comparisons with one method. */
    static double meanOver(List<OriginReport> origins, ForecastMethod against, ToDoubleFunction<Comparison> figure) {
        return origins.stream()
                .flatMap(origin -> origin.comparisons().stream())
                .filter(comparison -> comparison.against() == against)
                .mapToDouble(figure)
                .average()
                .orElse(Double.NaN);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
