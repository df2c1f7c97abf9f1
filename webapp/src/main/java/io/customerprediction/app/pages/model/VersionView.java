package io.customerprediction.app.pages.model;

/**
 * One model of those that have answered here or are kept.
 *
 * @param live whether it is the active version
 * @param challenger whether it is to be compared with the active version
 * @param kept whether its files are there, so that it can be promoted
 * @param firstUsed the day when it first predicted for customers of the store; a dash if it never did
 * @param log whether it was tested on the log whose customers are shown
 * @param auc with its difference from the model before, where both are known
 * @param brier with its difference from the model before, where both are known
 */
public record VersionView(
        String id,
        boolean live,
        boolean challenger,
        boolean kept,
        String firstUsed,
        String asOf,
        int horizon,
        String log,
        String grade,
        String auc,
        String brier) {}
