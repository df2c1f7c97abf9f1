package io.customerprediction.app.store.loads;

import io.customerprediction.app.store.database.Database;
import io.customerprediction.history.PurchaseLog;
import java.time.LocalDate;

/**
 * What a log does not have of the data set that it would replace.
 *
 * @param stored the data set
 * @param customers of the data set that the log does not have
 * @param isEarlierLost whether the data set begins before the log
 * @param isLaterLost whether the data set ends after the log
 */
public record Loss(DataSet stored, int customers, boolean isEarlierLost, boolean isLaterLost) {
    public static Loss of(Database database, DataSet stored, PurchaseLog log) {
        int customers = new PurchaseTable(stored.id())
                .count(database, stored.customers(), id -> log.find(id).isEmpty());
        return new Loss(
                stored,
                customers,
                stored.firstDay().isBefore(LocalDate.ofEpochDay(log.firstDay())),
                stored.lastDay().isAfter(LocalDate.ofEpochDay(log.lastDay())));
    }

    /** Whether anything is lost. */
    public boolean isAny() {
        return customers > 0 || isEarlierLost || isLaterLost;
    }
}
