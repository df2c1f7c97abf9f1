package io.customerprediction.app.store.forecasts;

import io.customerprediction.app.store.customers.CustomerWorth;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a run of predictions said of one customer, in brief.
 *
 * @param back7 probability of a purchase within 7 days
 * @param back14 probability of a purchase within 14 days
 * @param back30 probability of a purchase within 30 days
 * @param backHorizon probability of a purchase within the model's horizon
 * @param p10 first day of the 80 % interval; empty if beyond 360 days
 * @param p90 last day of the 80 % interval; empty if beyond 360 days
 * @param worth orders and spend expected within the model's horizon; {@code null} if the model did not say
 */
public record ForecastRow(
        String customerId,
        double back7,
        double back14,
        double back30,
        double backHorizon,
        OptionalInt p10,
        OptionalInt p90,
        @Nullable CustomerWorth worth) {

    /**
     * The probability of a purchase within a window.
     *
     * @param window 7, 14 or 30 days, or the horizon
     * @param horizon of the model
     */
    public double back(int window, int horizon) {
        return window == horizon
                ? backHorizon
                : switch (window) {
                    case 7 -> back7;
                    case 14 -> back14;
                    case 30 -> back30;
                    default -> throw new IllegalArgumentException("no probability was kept for " + window + " days");
                };
    }
}
