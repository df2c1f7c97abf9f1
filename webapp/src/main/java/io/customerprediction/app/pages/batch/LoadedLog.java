package io.customerprediction.app.pages.batch;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.DataSet;
import io.customerprediction.app.store.ScoredCustomers;
import io.customerprediction.app.store.Scoring;
import io.customerprediction.app.store.Store;
import java.util.Optional;

/**
 * The customers that are stored, and that a batch may replace.
 *
 * @param id of their data set: what a user confirms to replace is just this one
 * @param words which they are
 */
public record LoadedLog(long id, String words) {
    static Optional<LoadedLog> of(Optional<Store> store, Texts texts) {
        return store.flatMap(Store::dataSet)
                .map(data -> new LoadedLog(
                        data.id(),
                        texts.get(
                                "batch.loaded",
                                Figures.count(customers(store.orElseThrow(), data)),
                                data.name(),
                                data.firstDay(),
                                data.lastDay())));
    }

    /** Those who are shown; some have no purchase. Before they are scored, all. */
    private static int customers(Store store, DataSet data) {
        return store.customers()
                .map(ScoredCustomers::scoring)
                .filter(scoring -> scoring.dataSet().id() == data.id())
                .map(Scoring::customers)
                .orElse(data.customers());
    }
}
