package io.customerprediction.transactions;

/** Tells how far the reading is, a few times a second at most. */
final class Progress {
    private static final long NANOS_BETWEEN = 200_000_000;

    private final RowProgress listener;
    private final LogSource source;
    private long last = System.nanoTime();

    Progress(RowProgress listener, LogSource source) {
        this.listener = listener;
        this.source = source;
    }

    void rows(long rows) {
        long now = System.nanoTime();
        if (now - last >= NANOS_BETWEEN) {
            last = now;
            listener.rows(rows, source.done());
        }
    }

    void end(long rows) {
        listener.rows(rows, 1);
    }
}
