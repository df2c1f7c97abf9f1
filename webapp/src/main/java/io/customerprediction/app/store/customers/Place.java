package io.customerprediction.app.store.customers;

import java.util.Comparator;

/**
 * A customer's place in an order.
 *
 * @param number of the customer
 * @param key their value in the order
 */
public record Place(int number, double key) {
    /** Places in the sense of an order. */
    static Comparator<Place> order(boolean down) {
        Comparator<Place> up = Comparator.comparingDouble(Place::key).thenComparingInt(Place::number);
        return down ? up.reversed() : up;
    }

    /** Whether a customer with another value comes later in the order than this place. */
    boolean isBefore(double otherKey, int otherNumber, boolean down) {
        return otherKey == key ? (down ? otherNumber < number : otherNumber > number) : otherKey < key == down;
    }

    /** Whether a customer with another value comes earlier in the order than this place. */
    boolean isBehind(double otherKey, int otherNumber, boolean down) {
        return isBefore(otherKey, otherNumber, !down);
    }
}
