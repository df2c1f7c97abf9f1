package io.customerprediction.transactions;

/**
 * Neighbouring rows of one order, customer and day: what they add up to, and what tells them from others. The unit in
 * which orders are compared and handed on, so that an order of twenty lines costs one look-up.
 */
final class Run {
    final int firstRow;
    int rows;

    /** Whether the order has an id, so that it can be told when it stands twice. */
    boolean named;

    /** Tells order, customer and day. */
    long key;

    /** Sum of the hashes of the rows, the same in whatever order they stand. */
    long content;

    byte[] customer = {};
    int customerFrom;
    int customerTo;
    int day;

    /** What befalls every row of the run, unless the row itself gives a reason. */
    byte fate = Fate.KEPT;

    boolean cancelled;

    int rowsKept;
    long millionths;

    /** Whether a row kept is a purchase. */
    boolean purchase;

    /** Whether every row is kept with nothing to note. */
    boolean plain = true;

    Run(int firstRow) {
        this.firstRow = firstRow;
    }

    void add(byte rowFate, long rowMillionths, boolean rowPurchase) {
        rows++;
        plain &= rowFate == Fate.KEPT;
        if (Fate.isKept(rowFate)) {
            rowsKept++;
            millionths = Math.addExact(millionths, rowMillionths);
            purchase |= rowPurchase;
        }
    }

    /** Whether the other run, which begins where this one's chunk ends, goes on with it. */
    boolean goesOnIn(Run next) {
        return named && next.named && key == next.key;
    }
}
