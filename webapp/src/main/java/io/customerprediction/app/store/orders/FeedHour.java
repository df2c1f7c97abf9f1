package io.customerprediction.app.store.orders;

import java.time.Instant;

/**
 * An hour in which orders arrived.
 *
 * @param epochHour hours from 1970-01-01 in UTC
 * @param orders that arrived, also those that were known
 * @param lastAt when the last of them did
 */
public record FeedHour(long epochHour, long orders, Instant lastAt) {
    private static final long SECONDS = 3_600;

    /** The hour of an instant. */
    public static long of(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS);
    }
}
