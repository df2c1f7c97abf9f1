package io.customerprediction.app.pages.batch;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.DataSet;
import io.customerprediction.app.store.ScoredCustomers;
import io.customerprediction.app.store.Store;
import java.util.Optional;

/**
 * The customers that the pages show now, and that a batch may replace.
 *
 * @param id of their data set: what a user confirms to replace is just this one
 * @param words which they are
 */
public record LoadedLog(long id, String words) {
    static Optional<LoadedLog> of(Optional<Store> store, Texts texts) {
        return store.flatMap(Store::customers).map(ScoredCustomers::scoring).map(scoring -> {
            DataSet data = scoring.dataSet();
            return new LoadedLog(
                    data.id(),
                    texts.get(
                            "batch.loaded",
                            Figures.count(scoring.customers()),
                            data.name(),
                            data.firstDay(),
                            data.lastDay()));
        });
    }
}
