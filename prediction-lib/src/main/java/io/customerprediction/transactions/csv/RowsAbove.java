package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.layout.Layout;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a chunk take from rows above them, which may stand in chunks before.
 *
 * @param order the first row of their order; {@code null} where each row has what it needs
 * @param groups the customers above them; {@code null} where each row has its own
 */
record RowsAbove(@Nullable FirstRow order, @Nullable GroupedRows groups) {
    private static final RowsAbove NONE = new RowsAbove(null, null);

    static RowsAbove of(Layout layout) {
        return switch (layout.filling()) {
            case NONE -> NONE;
            case ORDERS -> new RowsAbove(new FirstRow(), null);
            case GROUPS -> new RowsAbove(null, new GroupedRows());
        };
    }

    static RowsAbove none() {
        return NONE;
    }

    /** Whether chunks have to be read one after the other. */
    boolean areNeeded() {
        return order != null || groups != null;
    }
}
