package io.customerprediction.transactions;

/**
 * Is called while rows are read: a few times a second, also while the source makes the reader wait. Called from the thread
 * that asked for the reading.
 */
@FunctionalInterface
public interface RowProgress {
    /** Ignores all calls. */
    RowProgress NONE = (rows, done) -> {};

    /**
     * Reports how far the reading is. An exception thrown here cancels it and is passed on.
     *
     * @param rows read so far
     * @param done share of the source's bytes that has been read, from 0 to 1; 0 until the end where its size is unknown
     */
    void rows(long rows, double done);
}
