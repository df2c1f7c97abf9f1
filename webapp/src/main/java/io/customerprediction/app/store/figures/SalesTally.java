package io.customerprediction.app.store.figures;

import io.customerprediction.Prediction;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.survival.PurchasesAhead;
import io.customerprediction.survival.PurchasesIfReturning;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * Sums up what customers bought, and are expected to buy, by month of first purchase, calendar month and week, while they are
 * scored: memory does not grow with their number. For one thread.
 */
public final class SalesTally {
    /** Second purchases are told apart by so many days after the first one; later ones are seen as none until then. */
    static final int REPEAT_DAYS = 730;

    private final int lastDay;
    private final MonthTally months;
    private final WeekTally weeks;
    private final int[] repeated = new int[REPEAT_DAYS + 1];
    private final int[] censored = new int[REPEAT_DAYS + 1];
    private boolean isEmpty = true;

    public SalesTally(LocalDate asOf, int horizonDays) {
        this.lastDay = (int) asOf.toEpochDay();
        this.months = new MonthTally(Months.of(asOf, horizonDays));
        this.weeks = new WeekTally(asOf, horizonDays);
    }

    /** One customer more; entries after the as-of date do not count. */
    public void add(CustomerHistory history, Prediction prediction) {
        int first = -1;
        int second = -1;
        int last = -1;
        for (int k = 0; k < history.size() && history.day(k) <= lastDay; k++) {
            if (history.orders(k) > 0) {
                last = k;
                if (first < 0) {
                    first = k;
                } else if (second < 0) {
                    second = k;
                }
            }
        }
        if (first < 0) {
            return;
        }
        isEmpty = false;
        int firstDay = history.day(first);
        months.add(history, firstDay);
        weeks.add(history, firstDay);
        addRepeat(firstDay, second < 0 ? -1 : history.day(second));
        PurchasesIfReturning purchases = prediction.purchases();
        if (purchases != null) {
            PurchasesAhead ahead = new PurchasesAhead(prediction.curve(), purchases);
            months.expect(ahead, firstDay, history.day(last));
            weeks.expect(ahead);
        }
    }

    private void addRepeat(int first, int second) {
        int days = (second < 0 ? lastDay : second) - first;
        boolean isRepeated = second >= 0 && days <= REPEAT_DAYS;
        (isRepeated ? repeated : censored)[Math.min(days, REPEAT_DAYS)]++;
    }

    /** Writes nothing if there was no customer. */
    public void write(Connection connection, long scoring) throws SQLException {
        if (isEmpty) {
            return;
        }
        months.write(connection, scoring);
        weeks.write(connection, scoring);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO repeat_day (scoring_id, days, repeated, censored) VALUES (?, ?, ?, ?)")) {
            for (int day = 0; day <= REPEAT_DAYS; day++) {
                if (repeated[day] + censored[day] > 0) {
                    insert.setLong(1, scoring);
                    insert.setInt(2, day);
                    insert.setInt(3, repeated[day]);
                    insert.setInt(4, censored[day]);
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
