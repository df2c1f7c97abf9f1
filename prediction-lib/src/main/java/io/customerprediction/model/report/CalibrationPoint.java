package io.customerprediction.model.report;

/**
 * One point of a calibration curve: customers with about the same predicted churn probability.
 *
 * @param customers how many the point stands for
 * @param predicted their mean predicted probability
 * @param churned the share of them that churned
 */
public record CalibrationPoint(int customers, double predicted, double churned) {}
