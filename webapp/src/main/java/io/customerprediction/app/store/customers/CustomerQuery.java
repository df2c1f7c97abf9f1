package io.customerprediction.app.store.customers;

import org.jspecify.annotations.Nullable;

/**
 * Which page of the customers is wanted.
 *
 * @param sort what they are in order by
 * @param descending the largest first
 * @param size customers on a page, from 1 to {@value #MAX_SIZE}
 * @param cursor where the page begins, from the page before it or after it; {@code null} for the first page
 */
public record CustomerQuery(
        CustomerFilter filter,
        CustomerSort sort,
        boolean descending,
        int size,
        @Nullable PageCursor cursor) {
    /** The most customers on a page. */
    public static final int MAX_SIZE = 1000;

    /**
     * Checks the size and that the cursor is of this order.
     *
     * @throws io.customerprediction.InvalidInputException if the cursor is not one of this order
     * @throws IllegalArgumentException if the size is out of range
     */
    public CustomerQuery {
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("a page of " + size + " customers: ask for 1 to " + MAX_SIZE);
        }
        if (cursor != null) {
            cursor.requireKeyOf(sort);
        }
    }

    /** Whether rows are read from the largest on: the order's own way, unless the page is reached from behind. */
    boolean readsDown() {
        return descending != (cursor != null && cursor.backwards());
    }
}
