package io.customerprediction.app.http;

import jakarta.servlet.http.HttpServletRequest;

/** How fast one transfer is, counting only the time that its client is waited for. For one thread. */
public final class Pace {
    private final TransferLimits limits;
    private long bytes;
    private long waitedNanos;

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
        bytes += moreBytes;
        waitedNanos += moreNanos;
    }

    /** Whether the transfer is too slow so far. */
    public boolean isTooSlow() {
        return limits.isTooSlow(bytes, waitedNanos);
    }

    /** Whether the transfer would be too slow with this part. */
    public boolean isTooSlowWith(long moreBytes, long moreNanos) {
        return limits.isTooSlow(bytes + moreBytes, waitedNanos + moreNanos);
    }
}
