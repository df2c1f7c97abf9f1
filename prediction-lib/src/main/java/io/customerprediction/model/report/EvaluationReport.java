package io.customerprediction.model.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.customerprediction.model.report.OriginReport.ChurnFigures;
import io.customerprediction.model.report.OriginReport.DaysFigures;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well the forecasts of a log would have done in its own past, beside simple methods. The same log and options give
 * the same report.
 *
 * @param scope the log and the dates that were used
 * @param readiness whether the log holds enough to learn from
 * @param grade of the forest
 * @param method how it was measured, in words
 * @param results what was measured on each as-of date, and the averages
 * @param latest what was measured on the latest of those dates only
 */
public record EvaluationReport(
        @JsonUnwrapped Scope scope,
        Readiness readiness,
        Grade grade,
        String method,
        @JsonUnwrapped Results results,
        @JsonUnwrapped Latest latest) {

    /**
     * What was evaluated.
     *
     * @param log the log up to the as-of date
     * @param horizon the window that churn is about, in days
     * @param seed of everything random
     */
    public record Scope(LogFigures log, int horizon, int seed) {}

    /**
     * What was measured.
     *
     * @param origins one report for each as-of date of the past, the latest first; empty if the log was ready at none
     * @param averages each method's figures over all of them, the forest first
     * @param worthGrade of expected orders and spend; {@code null} if they were not tested
     */
    public record Results(
            List<OriginReport> origins,
            List<MethodAverage> averages,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            WorthGrade worthGrade) {
        /** Keeps its own copies of the lists. */
        public Results {
            origins = List.copyOf(origins);
            averages = List.copyOf(averages);
        }
    }

    /**
     * What was measured on the latest as-of date only.
     *
     * @param importance of the features, the most important first
     * @param sample what the models learnt from, and what more would bring; {@code null} if there is none
     * @param original the figures of the original definition; {@code null} if there is none
     */
    public record Latest(
            List<Importance> importance,
            @Nullable SampleEffect sample,
            @Nullable OriginalFigures original) {
        /** Keeps its own copy of the list. */
        public Latest {
            importance = List.copyOf(importance);
        }
    }

    /** The whole report as a JSON object with names in snake case; what is not known is null. */
    public String json() {
        return ReportJson.write(this);
    }

    /**
     * The report that {@link #json} wrote; numbers come back with the six digits that it writes.
     *
     * @throws IllegalArgumentException if it is something else, naming where
     */
    public static EvaluationReport parse(String json) {
        return ReportJson.read(json, EvaluationReport.class);
    }

    /**
     * What was evaluated.
     *
     * @param customers with a purchase by {@code asOf}
     * @param firstDay of the log
     * @param asOf the last day that was used
     * @param hasAmounts whether the log has amounts
     */
    public record LogFigures(int customers, LocalDate firstDay, LocalDate asOf, boolean hasAmounts) {}

    /**
     * How much the forest depends on a feature.
     *
     * @param feature its name
     * @param aucDrop what the AUC on held-out customers loses when this feature is dealt out at random
     */
    public record Importance(String feature, double aucDrop) {}

    /**
     * The original application's measurement, repeated, and the same forests compared with the outcomes.
     *
     * @param customers who took part
     * @param accuracy on labels made from the features, in sample dates: what the original reported for churn
     * @param r2 on labels made from the features: what the original reported for the next purchase
     * @param churn the same predictions compared with the true churn
     * @param days the same predictions compared with the true days
     * @param why the two differ, in words
     */
    public record OriginalFigures(
            int customers, double accuracy, double r2, ChurnFigures churn, DaysFigures days, String why) {}
}
