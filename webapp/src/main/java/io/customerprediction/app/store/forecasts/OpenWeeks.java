package io.customerprediction.app.store.forecasts;

import java.time.LocalDate;

/**
 * The weeks of a forecast of which it is not known what came.
 *
 * @param forecast its number
 * @param asOf the date that it counts from
 * @param first number of the first week, from 1 on
 * @param last number of the last week
 */
public record OpenWeeks(long forecast, LocalDate asOf, int first, int last) {}
