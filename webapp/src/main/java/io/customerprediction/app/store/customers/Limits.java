package io.customerprediction.app.store.customers;

/**
 * A range of numbers, open where it is infinite. Whether its ends belong to it is said where it is used.
 *
 * @param from the least number
 * @param to the largest one
 */
public record Limits(double from, double to) {
    /** All numbers. */
    public static final Limits ALL = new Limits(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** @throws IllegalArgumentException if an end is not a number */
    public Limits {
        if (Double.isNaN(from) || Double.isNaN(to)) {
            throw new IllegalArgumentException("a limit of a customer filter is not a number: leave it open instead");
        }
    }

    /** Whether any number is left out. */
    boolean isLimit() {
        return from > Double.NEGATIVE_INFINITY || to < Double.POSITIVE_INFINITY;
    }

    /** Both ends belong to it. */
    boolean contains(double number) {
        return number >= from && number <= to;
    }
}
