package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.RowProgress;

/** Reports how far the reading is, a few times a second at most. */
final class ReadProgress {
    private static final long NANOS_BETWEEN = 200_000_000;

    private final RowProgress listener;
    private final TextInput input;
    private long last = System.nanoTime();

    ReadProgress(RowProgress listener, TextInput input) {
        this.listener = listener;
        this.input = input;
    }

    void rows(long rows) {
        long now = System.nanoTime();
        if (now - last >= NANOS_BETWEEN) {
            last = now;
            listener.rows(rows, input.done());
        }
    }

    void end(long rows) {
        listener.rows(rows, 1);
    }
}
