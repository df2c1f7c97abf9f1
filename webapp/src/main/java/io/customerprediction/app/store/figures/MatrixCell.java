package io.customerprediction.app.store.figures;

import io.customerprediction.app.store.customers.RiskBand;
import io.customerprediction.app.store.customers.Totals;

/**
 * Customers of one band of risk and one third of spending.
 *
 * @param valueFrom least net spend; negative infinity for the lowest third
 * @param valueTo where the next third begins; positive infinity for the highest
 */
public record MatrixCell(RiskBand band, double valueFrom, double valueTo, Totals totals) {}
