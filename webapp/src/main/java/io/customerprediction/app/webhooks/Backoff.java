package io.customerprediction.app.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When a message is tried again: eight attempts within about 33 hours, each pause up to a fifth longer by chance, so that
 * messages that failed together are not sent together again.
 *
 * @param random from 0 to 1
 */
record Backoff(DoubleSupplier random) {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(12));
    private static final double MOST_LONGER = 0.2;

    /** The pause after an attempt that failed, of which the first is 1; empty after the last. */
    Optional<Duration> after(int attempt) {
        if (attempt > PAUSES.size()) {
            return Optional.empty();
        }
        long millis = PAUSES.get(attempt - 1).toMillis();
        return Optional.of(Duration.ofMillis(millis + (long) (millis * MOST_LONGER * random.getAsDouble())));
    }
}
