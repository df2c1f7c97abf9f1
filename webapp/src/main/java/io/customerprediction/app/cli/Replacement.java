package io.customerprediction.app.cli;

import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.LogFingerprint;
import io.customerprediction.history.LogFingerprint.Relation;
import io.customerprediction.history.PurchaseLog;
import java.util.Locale;
import java.util.Optional;

/** Whether loading a log would remove customers of another log from the database. */
final class Replacement {
    private Replacement() {}

    /**
     * The data that loading a log would remove; empty if there is none, or if the log is the same shop's and covers at least
     * the same days.
     */
    static Optional<DataSet> of(Store store, CleanedLog log) {
        return store.customers()
                .map(ScoredCustomers::scoring)
                .map(scoring -> scoring.dataSet())
                .filter(data -> !covers(log.purchases(), data));
    }

    private static boolean covers(PurchaseLog log, DataSet data) {
        return log.firstDay() <= data.firstDay().toEpochDay()
                && log.lastDay() >= data.lastDay().toEpochDay()
                && LogFingerprint.of(log).relationTo(data.log()) == Relation.SAME;
    }

    /** Whether the data in the database are those of this log, row by row. */
    static boolean isJust(CleanedLog log, DataSet data) {
        return data.logRows() == log.cleaning().rowsRead()
                && data.customers() == log.purchases().size()
                && LogFingerprint.of(log.purchases()).equals(data.log());
    }

    /** The data in a few words. */
    static String words(DataSet data) {
        return String.format(
                Locale.ROOT,
                "the %,d customers of %s (%s to %s)",
                data.customers(),
                data.name(),
                data.firstDay(),
                data.lastDay());
    }
}
