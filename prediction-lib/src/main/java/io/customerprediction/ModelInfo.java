package io.customerprediction;

import io.customerprediction.history.LogFingerprint;
import java.time.LocalDate;
import java.util.List;

/**
 * What is to be known of a loaded model.
 *
 * @param id names the model in answers and logs
 * @param asOf the last day that the model was trained on
 * @param horizonDays the window that churn is about, in days
 * @param grade A to D, by the rule that the model card states
 * @param auc mean area under the ROC curve over the graded dates of its backtest; {@code NaN} if nothing was tested
 * @param brier mean Brier score over the same dates; {@code NaN} if nothing was tested
 * @param hasAmounts whether the model knows spending; if not, Monetary is not used
 * @param segmentNames name of each segment, the first being segment 1
 * @param log by which the log that it was trained and tested on is recognised
 */
public record ModelInfo(
        String id,
        LocalDate asOf,
        int horizonDays,
        String grade,
        double auc,
        double brier,
        boolean hasAmounts,
        List<String> segmentNames,
        LogFingerprint log) {
    public ModelInfo {
        segmentNames = List.copyOf(segmentNames);
    }

    /** A model of which it is not known what it was trained on. */
    public ModelInfo(
            String id,
            LocalDate asOf,
            int horizonDays,
            String grade,
            double auc,
            double brier,
            boolean hasAmounts,
            List<String> segmentNames) {
        this(id, asOf, horizonDays, grade, auc, brier, hasAmounts, segmentNames, LogFingerprint.UNKNOWN);
    }
}
