package io.customerprediction.benchmarks;

/**
 * A forest that scores rows it got beforehand, in the form that suits it best, so that no library pays for the
 * form of the rows. Answers on the thread that asks.
 */
interface Scorer extends AutoCloseable {
    /** The probability of churn of one row. */
    double one(int row) throws Exception;

    /** The probability of churn of every row. */
    void all(double[] out) throws Exception;

    /** How many splits and leaves the forest has. */
    long nodes() throws Exception;

    @Override
    default void close() {}
}
