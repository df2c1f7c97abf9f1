package io.customerprediction.app.store.figures;

import io.customerprediction.app.store.customers.Totals;

/**
 * Customers whose churn probability lies in a narrow range.
 *
 * @param from least churn probability
 * @param to where the next step begins; 1 for the last, which includes it
 */
public record RiskStep(double from, double to, Totals totals) {}
