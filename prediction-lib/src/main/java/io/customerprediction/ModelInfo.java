package io.customerprediction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.customerprediction.history.LogFingerprint;
import io.customerprediction.segments.SegmentName;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts about a loaded model.
 *
 * @param id names the model in predictions and logs
 * @param asOf the last day that the model was trained on
 * @param horizonDays the window that churn is about, in days
 * @param tested how well it did in its backtest
 * @param hasAmounts whether the model uses spending; if not, Monetary is ignored
 * @param segmentNames name of each group of customers, the first being {@code Cluster} 1
 * @param log by which the log that it was trained and tested on is recognised
 */
public record ModelInfo(
        String id,
        LocalDate asOf,
        int horizonDays,
        Tested tested,
        boolean hasAmounts,
        List<String> segmentNames,
        LogFingerprint log)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public ModelInfo {
        segmentNames = List.copyOf(segmentNames);
    }

    /**
     * What a customer of a group is called, with this prospect.
     *
     * @param cluster number of the group, from 1
     * @param churnProbability within the model's horizon
     */
    public SegmentName segment(int cluster, double churnProbability) {
        return SegmentName.of(segmentNames.get(cluster - 1), churnProbability);
    }

    /** A model of which it is not known what it was trained on. */
    public ModelInfo(
            String id, LocalDate asOf, int horizonDays, Tested tested, boolean hasAmounts, List<String> segmentNames) {
        this(id, asOf, horizonDays, tested, hasAmounts, segmentNames, LogFingerprint.UNKNOWN);
    }

    /**
     * How well a model did in its backtest.
     *
     * @param grade A to D, by the rule that the model card states
     * @param auc mean area under the ROC curve over the graded dates; {@code NaN} if nothing was tested
     * @param brier mean Brier score over the same dates; {@code NaN} if nothing was tested
     */
    public record Tested(String grade, double auc, double brier) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** Grade of the backtest, A to D, by the rule that the model card states. */
    public String grade() {
        return tested.grade();
    }

    /** Mean area under the ROC curve in the backtest; {@code NaN} if nothing was tested. */
    public double auc() {
        return tested.auc();
    }

    /** Mean Brier score in the backtest; {@code NaN} if nothing was tested. */
    public double brier() {
        return tested.brier();
    }

    /** The fields in JSON. */
    record Json(
            String id,
            String asOf,
            int horizonDays,
            String grade,
            @Nullable Double auc,
            @Nullable Double brier,
            boolean hasAmounts,
            List<String> segmentNames,
            @Nullable String log) {}

    @JsonValue
    Json toJson() {
        return new Json(
                id,
                asOf.toString(),
                horizonDays,
                grade(),
                Missing.orNull(auc()),
                Missing.orNull(brier()),
                hasAmounts,
                segmentNames,
                log.text());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ModelInfo of(Json json) {
        return new ModelInfo(
                json.id,
                LocalDate.parse(json.asOf),
                json.horizonDays,
                new Tested(json.grade, Missing.orNaN(json.auc), Missing.orNaN(json.brier)),
                json.hasAmounts,
                json.segmentNames,
                LogFingerprint.parse(json.log == null ? "" : json.log));
    }
}
