package io.customerprediction.app.store.customers;

/**
 * When and how often customers have bought, as ranges.
 *
 * @param recency days since the last purchase
 * @param frequency purchases in all
 * @param tenure days since the first purchase
 */
public record PurchaseRanges(Range recency, Range frequency, Range tenure) {
    /** All customers. */
    public static final PurchaseRanges ALL = new PurchaseRanges(Range.ALL, Range.ALL, Range.ALL);

    /**
     * A range of whole numbers.
     *
     * @param from the least number, at least 0
     * @param to the largest one, {@link #NO_LIMIT} for all from the least on
     */
    public record Range(int from, int to) {
        /** No upper limit. */
        public static final int NO_LIMIT = Integer.MAX_VALUE;

        /** All numbers from 0 on. */
        public static final Range ALL = new Range(0, NO_LIMIT);

        /** @throws IllegalArgumentException if it ends before it begins, or begins below 0 */
        public Range {
            if (from < 0 || to < from) {
                throw new IllegalArgumentException(
                        "a range from " + from + " to " + to + ": begin at 0 or above, and end no earlier");
            }
        }

        boolean contains(int number) {
            return number >= from && number <= to;
        }
    }

    /** The same with another range of tenure. */
    public PurchaseRanges withTenure(Range days) {
        return new PurchaseRanges(recency, frequency, days);
    }
}
