package io.customerprediction.app.pages.model;

/**
 * One model of those that have answered here.
 *
 * @param live whether it is the active version
 * @param firstUsed the day when it first predicted for customers of the store; a dash if it never did
 * @param log whether it was tested on the log whose customers are shown
 * @param auc with its difference from the model before, where both are known
 * @param brier with its difference from the model before, where both are known
 */
public record VersionView(
        String id,
        boolean live,
        String firstUsed,
        String asOf,
        int horizon,
        String log,
        String grade,
        String auc,
        String brier) {}
