package io.customerprediction.evaluation;

/**
 * What an evaluation looks at.
 *
 * @param lastDay the last day whose purchases may be looked at, counted since 1970-01-01
 * @param horizon the window that churn is about, in days
 * @param seed of everything random
 */
public record Scope(int lastDay, int horizon, int seed) {}
