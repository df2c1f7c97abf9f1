package io.customerprediction.app.store;

import java.util.Comparator;

/**
 * A customer's place in an order.
 *
 * @param number of the customer
 * @param key their value in the order, a number or a text
 */
record Place(int number, Object key) {
    /** Places in the sense of an order. */
    static Comparator<Place> order(boolean down) {
        Comparator<Place> up = Comparator.<Place, Comparable<Object>>comparing(place -> comparable(place.key))
                .thenComparing(Place::number);
        return down ? up.reversed() : up;
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> comparable(Object key) {
        return (Comparable<Object>) key;
    }
}
