package io.customerprediction;

/**
 * One reason for a churn probability.
 *
 * @param topic what it is about
 * @param contribution what it adds to the probability; negative if it speaks for a return
 * @param text the facts that it rests on, in words, such as {@code silent for 84 days, usual gap 21 days}
 */
public record Reason(Topic topic, double contribution, String text) {

    /** What a reason is about. */
    public enum Topic {
        /** How long ago the last purchase was, against the usual gap; of one-time buyers all that time tells. */
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
        /** What the BG/NBD model of customers who come and silently go says beyond the rest. */
        RHYTHM,
        /** How busy the time ahead usually is. */
        SEASON
    }
}
