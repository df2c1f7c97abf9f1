package io.customerprediction.app.insights;

import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.loads.DataSet;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The orders of every day of the data set that is stored. Counting reads all purchases, so that it is done once for each
 * data set, by a round in the background where there is time. Thread-safe.
 */
public final class StoredDailyOrders {
    private final Supplier<Optional<Store>> store;
    private @Nullable Counted newest;

    private record Counted(long dataSet, DailyOrders orders) {}

    /** @param store empty if there is no database */
    public StoredDailyOrders(Supplier<Optional<Store>> store) {
        this.store = store;
    }

    /** Counts a new data set before somebody asks for it; if the database is away, the next round does so. */
    public void countNewest() {
        try {
            store.get().ifPresent(opened -> opened.dataSet().ifPresent(data -> of(opened, data)));
        } catch (StoreException e) {
            return;
        }
    }

    /** The orders of a data set; counts them if need be. */
    public synchronized DailyOrders of(Store opened, DataSet data) {
        Counted known = newest;
        if (known == null || known.dataSet() != data.id()) {
            known = new Counted(data.id(), DailyOrders.of(opened, data));
            newest = known;
        }
        return known.orders();
    }
}
