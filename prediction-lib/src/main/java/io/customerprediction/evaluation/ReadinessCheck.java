package io.customerprediction.evaluation;

import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.report.Readiness;
import io.customerprediction.model.report.Readiness.Check;
import io.customerprediction.model.report.Readiness.Level;
import io.customerprediction.transactions.CleaningReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        return of(log, null, asOf, horizon);
    }

    /** Looks also at how much of the log could be read. */
    public static Readiness of(CleanedLog log, LocalDate asOf, int horizon) {
        return of(log.purchases(), log.cleaning(), asOf, horizon);
    }

    /** @param cleaning {@code null} if the log was not read from rows */
    public static Readiness of(PurchaseLog log, @Nullable CleaningReport cleaning, LocalDate asOf, int horizon) {
        List<Check> checks =
                new ArrayList<>(ReadinessRules.check(LogFacts.of(log, (int) asOf.toEpochDay(), horizon), horizon));
        if (cleaning != null) {
            checks.add(ReadinessRules.readable(cleaning));
        }
        Level worst =
                checks.stream().map(Check::level).max(Comparator.naturalOrder()).orElse(Level.READY);
        return new Readiness(asOf, horizon, worst, checks);
    }
}
