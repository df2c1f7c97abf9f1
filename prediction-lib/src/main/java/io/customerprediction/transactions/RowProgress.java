package io.customerprediction.transactions;

/** Hears how far the reading of a file has come. Called a few times a second at most, from the thread that reads. */
@FunctionalInterface
public interface RowProgress {
    /** Hears nothing. */
    RowProgress NONE = (rows, done) -> {};

    /**
     * Some rows more.
     *
     * @param rows read so far
     * @param done share of the file's bytes that is behind, from 0 to 1
     */
    void rows(long rows, double done);
}
