package io.customerprediction.app.pages.customers;

import io.customerprediction.CustomerPrediction;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.PurchaseSummary;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import io.customerprediction.history.CustomerHistory;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A customer as they are at this moment: as they were scored, or anew where purchases have arrived since.
 *
 * @param asOf the day that the prediction counts from
 */
record CustomerNow(CustomerRow row, CustomerHistory history, LocalDate asOf) {
    /** No customer of the last scoring has this number. */
    private static final int NOT_SCORED = -1;

    /**
     * The customer with this id; empty if there is none, or none with a purchase.
     *
     * @param today the last day that can be counted from
     */
    static Optional<CustomerNow> of(
            Store store, ScoredCustomers customers, String id, CustomerPredictor predictor, LocalDate today) {
        Optional<CustomerRow> scored = customers.find(id);
        Optional<CustomerHistory> history = store.history(id);
        if (scored.isPresent()) {
            CustomerHistory then = customers.history(scored.get());
            if (history.isEmpty() || history.get().equals(then)) {
                return Optional.of(
                        new CustomerNow(scored.get(), then, customers.scoring().asOf()));
            }
        }
        LocalDate asOf = store.arrivals().asOf(today);
        int number = scored.map(CustomerRow::number).orElse(NOT_SCORED);
        return history.flatMap(days -> PurchaseSummary.of(days, asOf)
                .flatMap(summary -> predictor
                        .predict(days, asOf)
                        .map(prediction -> new CustomerPrediction(number, id, summary, prediction)))
                .map(CustomerRow::of)
                .map(row -> new CustomerNow(row, days, asOf)));
    }
}
