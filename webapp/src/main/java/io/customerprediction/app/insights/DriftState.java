package io.customerprediction.app.insights;

import io.customerprediction.evaluation.ForecastState;
import io.customerprediction.features.FeatureDrift;
import java.util.List;

/** Whether the customers are still like those that the model was trained on, in a word. */
public final class DriftState {
    private DriftState() {}

    /** Act if a feature moved much, watch if one moved notably; too few if nothing could be compared. */
    public static ForecastState of(List<FeatureDrift> drift) {
        if (drift.isEmpty()) {
            return ForecastState.TOO_FEW;
        }
        if (drift.stream().anyMatch(FeatureDrift::isLarge)) {
            return ForecastState.ACT;
        }
        return drift.stream().anyMatch(FeatureDrift::isNotable) ? ForecastState.WATCH : ForecastState.GREEN;
    }
}
