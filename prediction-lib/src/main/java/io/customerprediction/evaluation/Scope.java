package io.customerprediction.evaluation;

/**
 * The scope of an evaluation.
 *
 * @param lastDay the last day whose purchases may be used, counted since 1970-01-01
 * @param horizon the window that churn is about, in days
 * @param seed of everything random
 */
public record Scope(int lastDay, int horizon, int seed) {}
