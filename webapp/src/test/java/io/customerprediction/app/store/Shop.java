package io.customerprediction.app.store;

import io.customerprediction.app.store.orders.ArrivingOrder;
import io.customerprediction.app.store.orders.ArrivingOrder.Outcome;
import io.customerprediction.history.CustomerHistory;
import java.util.ArrayList;
import java.util.List;

/** Sends orders to a store, and says what it knows of a customer. */
final class Shop {
    private Shop() {}

    /** Has orders arrive from the source {@code shop}; returns what was done with each. */
    static List<Outcome> add(Store store, ArrivingOrder... orders) {
        List<Outcome> outcomes = new ArrayList<>();
        store.arrivals().add("shop", List.of(orders), null, made -> {
            outcomes.clear(); // tried again
            outcomes.addAll(made);
            return "done";
        });
        return outcomes;
    }

    /** A customer's days since a first one, each with orders and euros, such as {@code 0:1x10 5:2x7}. */
    static String days(Store store, String customer, long first) {
        return store.history(customer).map(history -> days(history, first)).orElse("unknown");
    }

    /** Days on which nothing is left of a cancelled order do not count. */
    private static String days(CustomerHistory history, long first) {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < history.size(); k++) {
            if (history.orders(k) != 0 || history.amount(k) != 0) {
                text.append(history.day(k) - first)
                        .append(':')
                        .append(history.orders(k))
                        .append('x')
                        .append(Math.round(history.amount(k)))
                        .append(' ');
            }
        }
        return text.toString().strip();
    }
}
