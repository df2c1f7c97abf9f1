package io.customerprediction.app.store.forecasts;

import java.time.LocalDate;

/**
 * A week that was forecast, and is over.
 *
 * @param asOf the date that the forecast counts from
 * @param number of the week after it, from 1 on
 * @param expectedOrders days with a purchase that were expected of the customers of that date
 * @param orders how many came
 * @param expectedSpend the net amount that was expected; 0 if the log has no amounts
 * @param spend what came
 */
public record WeekOfForecast(
        LocalDate asOf, int number, double expectedOrders, long orders, double expectedSpend, double spend) {}
