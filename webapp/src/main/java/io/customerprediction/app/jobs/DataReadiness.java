package io.customerprediction.app.jobs;

import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.evaluation.ReadinessCheck;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.history.PurchaseLogBuilder;
import io.customerprediction.model.report.Readiness;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the purchases that are stored are enough to learn from. Thread-safe; each data set is read once. */
public final class DataReadiness {
    private @Nullable Known newest;

    private record Known(long dataSet, Readiness readiness) {}

    /**
     * The checks of the data set that was loaded last; empty if there is none.
     *
     * @param today the last day that can be learnt from
     * @param horizon the window that churn is about, in days
     */
    public synchronized Optional<Readiness> of(Store store, LocalDate today, int horizon) {
        return store.dataSet().map(data -> of(store, data, today, horizon));
    }

    private Readiness of(Store store, DataSet data, LocalDate today, int horizon) {
        Known known = newest;
        if (known == null || known.dataSet != data.id()) {
            PurchaseLogBuilder builder = new PurchaseLogBuilder();
            store.forEachCustomer(data, (number, id, history) -> builder.add(id, history));
            PurchaseLog log = builder.build(data.hasAmounts(), true);
            LocalDate asOf = data.lastDay().isAfter(today) ? today : data.lastDay();
            known = new Known(data.id(), ReadinessCheck.of(log, asOf, horizon));
            newest = known;
        }
        return known.readiness;
    }
}
