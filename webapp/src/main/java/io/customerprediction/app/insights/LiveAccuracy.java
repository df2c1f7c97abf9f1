package io.customerprediction.app.insights;

import io.customerprediction.app.store.forecasts.ForecastResult;
import io.customerprediction.evaluation.ForecastState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the newest forecasts came true.
 *
 * @param newest of each window in days the newest comparison in whose days no orders are missing, the shortest window first
 * @param state the most serious of their states; too few if nothing was compared yet
 */
public record LiveAccuracy(List<ForecastResult> newest, ForecastState state) {
    /** @param results the newest as-of dates first */
    public static LiveAccuracy of(List<ForecastResult> results) {
        Map<Integer, ForecastResult> byWindow = new TreeMap<>();
        for (ForecastResult result : results) {
            if (!result.feedStopped()) {
                byWindow.putIfAbsent(result.check().window(), result);
            }
        }
        return new LiveAccuracy(List.copyOf(byWindow.values()), worst(byWindow.values()));
    }

    private static ForecastState worst(Collection<ForecastResult> results) {
        List<ForecastState> states =
                results.stream().map(result -> result.check().state()).toList();
        for (ForecastState state : List.of(ForecastState.ACT, ForecastState.WATCH, ForecastState.GREEN)) {
            if (states.contains(state)) {
                return state;
            }
        }
        return ForecastState.TOO_FEW;
    }
}
