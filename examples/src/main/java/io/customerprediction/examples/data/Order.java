package io.customerprediction.examples.data;

import java.util.List;

/**
 * One order of the made-up shop, or the return of one.
 *
 * @param customer number of the customer
 * @param minute when, in minutes since the log's first midnight
 * @param cents the amount of each line; below zero where goods came back
 */
record Order(int customer, int minute, List<Integer> cents) {
    private static final int MINUTES_A_DAY = 24 * 60;

    Order {
        cents = List.copyOf(cents);
    }

    /** Days since the log's first day. */
    int day() {
        return minute / MINUTES_A_DAY;
    }

    boolean isReturn() {
        return cents.get(0) < 0;
    }

    /** A line of this order comes back some days later. */
    Order returned(Chance chance) {
        int line = cents.get(chance.between(0, cents.size() - 1));
        return new Order(customer, minute + MINUTES_A_DAY * chance.between(2, 20), List.of(-line));
    }
}
