package io.customerprediction.evaluation;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.report.EvaluationReport;
import io.customerprediction.model.report.EvaluationReport.Importance;
import io.customerprediction.model.report.EvaluationReport.LogFigures;
import io.customerprediction.model.report.EvaluationReport.OriginalFigures;
import io.customerprediction.model.report.ForecastMethod;
import io.customerprediction.model.report.MethodAverage;
import io.customerprediction.model.report.OriginReport;
import io.customerprediction.model.report.Readiness;
import io.customerprediction.model.report.SampleEffect;
import io.customerprediction.progress.Steps;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Measures what forecasts of a log are worth, by going back to several as-of dates of its past. Stateless; safe for any
 * number of threads.
 */
public final class Evaluation {
    private static final int WINDOWS = 3;

    /** A date so far back shows whole curves: the days of all customers are known up to the cap. */
    private static final int A_YEAR = 360;

    private static final String METHOD = """
            Rolling origin. The log is cut into windows of one horizon, counted back from its end, and the day before each \
            of the latest three is an as-of date; they make the averages and the grade. The day with a year of follow-up \
            is one more, as only there everybody's days are known up to 360; it counts for the errors of these days alone. \
            At each of them a model is trained from nothing on the entries up to \
            and including that day, and asked about every customer known by then. Churn is what happened in the window \
            that begins the day after, so that no day is both learnt from and judged on; a customer who had not returned \
            by the as-of date is censored there for training, even if the log shows a later return. A model learns from at \
            most 50,000 customers at as-of dates of its past year, the same share of each date; what the rest would \
            bring is told by what half of them brings. The simple methods \
            learn from the window that ends on the as-of date (BG/NBD from all that is known by then) and are asked about \
            the same customers. Intervals are 95 % bootstrap intervals over customers, paired for differences.""";

    private static final String WHY = """
            The original definition makes its labels from the features themselves: churn is a recency above 90 days, and \
            the days to the next purchase are half the recency plus thirty times the frequency. A forest given recency \
            and frequency finds that formula again, which is all that its accuracy and R² measure. The other figures hold \
            the same answers against what customers really did after the as-of date.""";

    private Evaluation() {}

    /**
     * Measures a log. As-of dates at which the log was not ready are left out; there may be none, and the report then says
     * so.
     *
     * @param readiness of the log on its last day
     * @param learning how the models that are tested are trained
     * @throws java.util.concurrent.CancellationException if the current thread is interrupted; it stays interrupted
     */
    public static EvaluationReport run(
            PurchaseLog log, Readiness readiness, Scope scope, Learning learning, Steps steps) {
        int end = scope.lastDay();
        List<Integer> dates = dates(log, end, scope.horizon());
        List<OriginReport> origins = new ArrayList<>();
        List<Importance> importance = List.of();
        OriginalFigures original = null;
        SampleEffect sample = null;
        for (int date : dates) {
            // the first date, on which more is measured, takes as long as two others
            int place = origins.isEmpty() ? 0 : origins.size() + 1;
            Steps part = steps.part(place / (dates.size() + 1.0), (place + 1) / (dates.size() + 1.0));
            Backtest test = new Backtest(log, date, scope, learning.models(), part);
            if (origins.isEmpty()) {
                Steps more = part.part(1, 2);
                importance = PermutationImportance.of(test.model(), test.asked(), test.truth(), scope.seed());
                original = original(test, scope, learning.original(), more.part(0.1, 0.4));
                sample = test.sampleEffect(learning.mostRows(), more.part(0.4, 0.9));
            }
            origins.add(test.report(end - date <= WINDOWS * scope.horizon()));
        }
        steps.done(1);
        List<MethodAverage> averages = MethodAverages.over(origins);
        return new EvaluationReport(
                new EvaluationReport.Scope(figures(log, end, scope.horizon()), scope.horizon(), scope.seed()),
                readiness,
                GradeRules.of(readiness, origins, averages),
                METHOD,
                new EvaluationReport.Results(
                        origins, averages, WorthGradeRules.of(origins).orElse(null)),
                new EvaluationReport.Latest(importance, sample, original));
    }

    /** The as-of dates to go back to, the latest first. */
    static List<Integer> dates(PurchaseLog log, int end, int horizon) {
        TreeSet<Integer> ages = new TreeSet<>();
        for (int window = 1; window <= WINDOWS; window++) {
            ages.add(window * horizon);
        }
        ages.add(Math.max(horizon, A_YEAR));
        return ages.stream()
                .map(age -> end - age)
                .filter(date -> ReadinessCheck.of(log, LocalDate.ofEpochDay(date), horizon)
                                .level()
                        != Readiness.Level.NOT_READY)
                .toList();
    }

    private static LogFigures figures(PurchaseLog log, int end, int horizon) {
        LogFacts facts = LogFacts.of(log, end, horizon);
        return new LogFigures(
                facts.customers(),
                LocalDate.ofEpochDay(end - facts.historyDays()),
                LocalDate.ofEpochDay(end),
                log.hasAmounts());
    }

    private static @Nullable OriginalFigures original(
            Backtest test, Scope scope, Learning.OriginalForests forests, Steps steps) {
        OriginalDefinition original =
                OriginalDefinition.measure(test.table(), test.clusters(), scope.seed(), forests, steps);
        Measurement measured = new Measurement(test.truth().of(original.customers()), scope.seed());
        return new OriginalFigures(
                original.customers().length,
                original.accuracy(),
                original.r2(),
                measured.churn(ForecastMethod.ORIGINAL, original.churnProbability()),
                measured.days(ForecastMethod.ORIGINAL, original.days(), original.days(), null),
                WHY);
    }
}
