package io.customerprediction.app.store;

/**
 * Customers of one band of risk and one third of spending.
 *
 * @param valueFrom least net spend; negative infinity for the lowest third
 * @param valueTo where the next third begins; positive infinity for the highest
 */
public record MatrixCell(RiskBand band, double valueFrom, double valueTo, Totals totals) {}
