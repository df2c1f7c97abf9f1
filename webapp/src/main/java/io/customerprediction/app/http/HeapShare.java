package io.customerprediction.app.http;

import io.customerprediction.app.http.Problem.Kind;
import jakarta.servlet.http.HttpServletRequest;

/**
 * What one request takes of the {@link HeapBudget}. The first {@link #FREE_BYTES} are not counted, so that requests for
 * one customer are answered however many large ones are at hand. For one thread.
 */
final class HeapShare {
    static final long FREE_BYTES = 65_536;

    private static final String ATTRIBUTE = HeapShare.class.getName();
    private static final String RETRY_SECONDS = "2";

    private final HeapBudget budget;
    private long needed;
    private long kept;
    private long taken;

    HeapShare(HeapBudget budget) {
        this.budget = budget;
    }

    static HeapShare of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof HeapShare share
                ? share
                : new HeapShare(new HeapBudget(Long.MAX_VALUE));
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /**
     * Adds to what the request keeps beside its body.
     *
     * @throws Problem if the budget is used up
     */
    void add(long bytes) {
        kept += bytes;
        take(needed + kept);
    }

    /**
     * Raises the share for a body that has grown to need so many bytes.
     *
     * @throws Problem if the budget is used up
     */
    void grow(long bytes) {
        if (bytes > needed) {
            needed = bytes;
            take(needed + kept);
        }
    }

    private void take(long all) {
        long more = all - FREE_BYTES - taken;
        if (more <= 0) {
            return;
        }
        if (all - FREE_BYTES > budget.most()) {
            throw Problem.of(
                    Kind.TOO_LARGE,
                    "The request needs more memory than the server has for requests; send it in parts.");
        }
        if (!budget.take(more)) {
            throw Problem.of(
                            Kind.BUSY, "The server has no memory left for a request of this size; send it again later.")
                    .with("Retry-After", RETRY_SECONDS);
        }
        taken += more;
    }

    /** Gives all back when the request has been answered. */
    void release() {
        budget.giveBack(taken);
        taken = 0;
    }
}
