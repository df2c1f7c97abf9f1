package io.customerprediction.model.report;

/**
 * Whether the 80 % interval of the days to the next purchase holds what it promises. Customers are chosen by the
 * prediction alone, never by the outcome: those whose bound lies within the follow-up, so that every verdict is known.
 *
 * @param customersP10 customers whose p10 lies within the follow-up
 * @param belowP10 the share of them who came back before their p10, wanted 0.10; {@code NaN} if fewer than 100
 * @param customersP90 customers whose p90 lies within the follow-up
 * @param aboveP90 the share of them who were not back by their p90, wanted 0.10; {@code NaN} if fewer than 100
 * @param inside the share of them who came back within their interval, wanted 0.80; {@code NaN} if fewer than 100
 */
public record Coverage(int customersP10, double belowP10, int customersP90, double aboveP90, double inside) {}
