package io.customerprediction.app.store.customers;

import java.util.List;
import java.util.Optional;

/**
 * Some customers of an order.
 *
 * @param before the page before this one; empty on the first
 * @param after the page after this one; empty on the last
 * @param matches how many customers the filter finds in all
 */
public record CustomerPage(
        List<CustomerRow> customers, Optional<PageCursor> before, Optional<PageCursor> after, long matches) {
    /** Keeps its own copy. */
    public CustomerPage {
        customers = List.copyOf(customers);
    }
}
