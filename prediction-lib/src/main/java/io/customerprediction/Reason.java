package io.customerprediction;

import java.io.Serializable;

/**
 * One reason for a churn probability.
 *
 * @param topic what it is about
 * @param contribution what it adds to the probability; negative if it makes a return likelier
 * @param text the facts that it rests on, in words, such as {@code silent for 84 days, usual gap 21 days}
 */
public record Reason(Topic topic, double contribution, String text) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What a reason is about. */
    public enum Topic {
        /** How long ago the last purchase was, against the usual gap; with a single purchase day, all features of time. */
        SILENCE,
        /** How many purchases there were in all, and how far apart. */
        PACE,
        /** How many purchases there were in the last months. */
        LATELY,
        /** How long ago the first purchase was. */
        TENURE,
        /** How much was spent. */
        SPENDING,
        /** Which segment the customer is in. */
        SEGMENT,
        /** What the BG/NBD model adds to the forest and the proportional hazards. */
        RHYTHM,
        /** How active the season ahead usually is. */
        SEASON,
        /** When the next purchase is due by the customer's own gaps, weekday, day of the month and time of the year. */
        DUE
    }
}
