package io.customerprediction.transactions;

/**
 * Neighbouring rows of one order in one batch.
 *
 * @param bytes of text that they take
 */
record Piece(RowBatch batch, OrderRun run, int bytes) {
    void reject(RejectionReason reason, RejectedRows rejected) {
        for (int row = run.firstRow; row < run.firstRow + run.rows; row++) {
            rejected.add(RowStatus.of(reason), batch, row);
        }
    }

    /** Counts each row that is rejected for a reason of its own or kept with a note. */
    void account(RejectedRows rejected) {
        for (int row = run.firstRow; row < run.firstRow + run.rows; row++) {
            short status = batch.status(row);
            if (status != RowStatus.KEPT) {
                rejected.add(status, batch, row);
            }
        }
    }
}
