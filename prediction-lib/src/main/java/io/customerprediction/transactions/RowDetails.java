package io.customerprediction.transactions;

/** Describes rows of a batch for the report; asked only for a few examples, or for every rejected row if these are kept. */
@FunctionalInterface
public interface RowDetails {
    /**
     * Describes one row.
     *
     * @param row of the batch, counted from 0
     * @param position as it was given to {@link RowBatch#endRow}
     */
    RejectedRow describe(RejectionReason reason, int row, int position);
}
