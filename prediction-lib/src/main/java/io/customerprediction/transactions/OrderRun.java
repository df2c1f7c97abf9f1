package io.customerprediction.transactions;

/**
 * Neighbouring rows of one order, customer and day, summed up. Orders are compared and passed on in runs, so that an order
 * of twenty rows costs one look-up.
 */
final class OrderRun {
    final int firstRow;
    int rows;

    /** Whether the order has an id, so that a duplicate can be recognised. */
    boolean named;

    /** Hash of order, customer and day. */
    long key;

    /** Hash of the order alone; 0 where refunds are not looked up. */
    long orderKey;

    /** Hash of the order that the rows give money back for, if they are a refund; 0 where refunds are not looked up. */
    long refundedKey;

    /** The total that was counted for the order, where amounts are totals. */
    long total = Millionths.MISSING;

    /** Sum of the hashes of the rows, the same in whatever order they stand. */
    long content;

    /** The order's key for the sink; both halves are 0 where it has none. */
    long keyHigh;

    long keyLow;

    byte[] number = {};
    int numberFrom;
    int numberTo;

    /** Whether a row says that the order was cancelled, refunded as a whole, charged back or failed. */
    boolean ended;

    /** Whether a row cancels the order whose purchase stands on another row. */
    boolean undoes;

    byte[] customer = {};
    int customerFrom;
    int customerTo;
    int day;

    /** What applies to every row of the run, unless the row itself gives a reason to reject it. */
    short status = RowStatus.KEPT;

    boolean cancelled;
    int rowsKept;
    long millionths;

    /** Whether a row that is kept is a purchase. */
    boolean purchase;

    /** Whether every row is kept without a note. */
    boolean plain = true;

    OrderRun(int firstRow) {
        this.firstRow = firstRow;
    }

    void add(short rowStatus, long rowMillionths, boolean rowPurchase) {
        rows++;
        plain &= rowStatus == RowStatus.KEPT;
        if (RowStatus.isKept(rowStatus)) {
            rowsKept++;
            millionths = Math.addExact(millionths, rowMillionths);
            purchase |= rowPurchase;
        }
    }

    /** Whether the other run, which begins where this one's batch ends, belongs to the same order. */
    boolean continuesIn(OrderRun next) {
        return mayContinue() && named == next.named && key == next.key;
    }

    /** Whether rows of the next batch may belong to the same order; a row that cannot be read belongs to none. */
    boolean mayContinue() {
        return named || key != 0;
    }
}
