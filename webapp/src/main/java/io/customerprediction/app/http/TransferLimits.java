package io.customerprediction.app.http;

import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.settings.TransferSettings;
import java.time.Duration;

/**
 * What a client's transfer is held to.
 *
 * @param minBytesPerSecond a transfer that is slower, after the grace, is broken off
 * @param grace time that a client may be waited for before the rate counts
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

    /**
     * Whether a transfer is too slow.
     *
     * @param bytes that came
     * @param waitedNanos how long the client was waited for
     */
    boolean isTooSlow(long bytes, long waitedNanos) {
        long late = waitedNanos - grace.toNanos();
        return late > 0 && bytes < late / NANOS * minBytesPerSecond;
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
