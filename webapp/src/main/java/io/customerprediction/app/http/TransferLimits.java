package io.customerprediction.app.http;

import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.settings.TransferSettings;
import java.time.Duration;

/**
 * What a client's transfer is held to.
 *
 * @param minBytesPerSecond slowest rate of a transfer
 * @param grace a transfer that is farther behind that rate is broken off
 * @param inflationRatio most bytes that a packed one may become
 */
public record TransferLimits(int minBytesPerSecond, Duration grace, int inflationRatio) {
    static final TransferLimits DEFAULT = new TransferLimits(1_000, Duration.ofSeconds(10), 200);
    static final String ATTRIBUTE = TransferLimits.class.getName();
    private static final double NANOS = 1e9;

    /** The limits that the settings say. */
    public static TransferLimits of(TransferSettings settings) {
        return new TransferLimits(
                settings.minBytesPerSecond(), Duration.ofSeconds(settings.graceSeconds()), settings.maxInflation());
    }

    /** How long so many bytes take at the slowest rate. */
    long nanosFor(long bytes) {
        return (long) (bytes * NANOS / minBytesPerSecond);
    }

    /** The problem of a body that is too slow. */
    public Problem tooSlow() {
        return Problem.of(
                        Kind.TOO_SLOW,
                        "The body came more slowly than " + minBytesPerSecond
                                + " bytes a second, or not at all for a while;" + " send it again.")
                .with("Connection", "close");
    }
}
