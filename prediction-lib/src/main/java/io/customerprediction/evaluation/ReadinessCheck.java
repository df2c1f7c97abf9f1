package io.customerprediction.evaluation;

import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.report.Readiness;
import io.customerprediction.model.report.Readiness.Check;
import io.customerprediction.model.report.Readiness.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Checks whether a log holds enough to learn from. Stateless; safe for any number of threads. */
public final class ReadinessCheck {
    private ReadinessCheck() {}

    /**
     * Looks at the entries of a log on or before an as-of date. Later entries change nothing. Never throws because of what
     * the log holds or lacks.
     *
     * @param horizon the window that churn is about, in days
     */
    public static Readiness of(PurchaseLog log, LocalDate asOf, int horizon) {
        return of(ReadinessRules.check(LogFacts.of(log, (int) asOf.toEpochDay(), horizon), horizon), asOf, horizon);
    }

    /**
     * Looks also at how much of the log could be read.
     *
     * @param horizon the window that churn is about, in days
     */
    public static Readiness of(CleanedLog log, LocalDate asOf, int horizon) {
        List<Check> checks = new ArrayList<>(of(log.purchases(), asOf, horizon).checks());
        checks.add(ReadinessRules.readable(log.cleaning()));
        return of(checks, asOf, horizon);
    }

    private static Readiness of(List<Check> checks, LocalDate asOf, int horizon) {
        Level worst =
                checks.stream().map(Check::level).max(Comparator.naturalOrder()).orElse(Level.READY);
        return new Readiness(asOf, horizon, worst, checks);
    }
}
