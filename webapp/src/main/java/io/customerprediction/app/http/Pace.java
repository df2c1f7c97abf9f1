package io.customerprediction.app.http;

import jakarta.servlet.http.HttpServletRequest;

/**
 * How far a transfer is behind its slowest rate, counting only the time that its client is waited for. A fast part makes up
 * for a slow one before it but earns nothing for later, so that a client that stops is found whatever it took before. For
 * one thread.
 */
public final class Pace {
    private final TransferLimits limits;
    private long behindNanos;

    /** The pace of a transfer of which nothing has come yet. */
    public Pace(TransferLimits limits) {
        this.limits = limits;
    }

    static Pace of(HttpServletRequest request) {
        return new Pace(
                request.getAttribute(TransferLimits.ATTRIBUTE) instanceof TransferLimits limits
                        ? limits
                        : TransferLimits.DEFAULT);
    }

    TransferLimits limits() {
        return limits;
    }

    /** Counts a part of the transfer and how long the client was waited for. */
    public void add(long moreBytes, long moreNanos) {
        behindNanos = behindWith(moreBytes, moreNanos);
    }

    private long behindWith(long moreBytes, long moreNanos) {
        return Math.max(0, behindNanos + moreNanos - limits.nanosFor(moreBytes));
    }

    /** Whether the transfer is too slow so far. */
    public boolean isTooSlow() {
        return behindNanos > limits.grace().toNanos();
    }

    /** Whether the transfer would be too slow with this part. */
    public boolean isTooSlowWith(long moreBytes, long moreNanos) {
        return behindWith(moreBytes, moreNanos) > limits.grace().toNanos();
    }
}
