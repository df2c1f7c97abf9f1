package io.customerprediction.app.store.loads;

import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.orders.KnownOrder.Change;
import io.customerprediction.history.CustomerHistory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The purchases of single customers as they are now: those of the data set that was loaded last, and what has arrived since. */
public final class CurrentHistories {
    private static final int ATTEMPTS = 10;

    private final Database database;

    public CurrentHistories(Database database) {
        this.database = database;
    }

    /** The data set that changes apply to. */
    private record Base(long dataSet, boolean hasAmounts) {
        static final Base NONE = new Base(0, true);

        static Base newest(Connection connection) throws SQLException {
            return Sql.first(
                            connection,
                            "SELECT id, has_amounts FROM data_set WHERE completed_at IS NOT NULL ORDER BY id DESC LIMIT 1",
                            row -> new Base(row.getLong("id"), row.getBoolean("has_amounts")))
                    .orElse(NONE);
        }
    }

    /** A customer's days; empty for one that is not known. */
    public Optional<CustomerHistory> find(String id) {
        if (id.indexOf(0) >= 0) {
            return Optional.empty();
        }
        return database.call(connection -> find(connection, id));
    }

    /** A data set that is completed in between has taken over changes that were not read yet: then all is read again. */
    private static Optional<CustomerHistory> find(Connection connection, String id) throws SQLException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Base base = Base.newest(connection);
            Optional<CustomerHistory> loaded =
                    base.dataSet() == 0 ? Optional.empty() : new PurchaseTable(base.dataSet()).history(connection, id);
            List<Change> changes = Sql.list(
                    connection,
                    "SELECT epoch_day, millionths, orders FROM arrived_change WHERE customer_id = ?",
                    row -> new Change(row.getInt("epoch_day"), row.getLong("millionths"), row.getInt("orders")),
                    id);
            if (Base.newest(connection).equals(base)) {
                return loaded.isEmpty() && changes.isEmpty()
                        ? Optional.empty()
                        : Optional.of(merged(loaded, changes, base.hasAmounts()));
            }
        }
        throw new StoreException(StoreException.Kind.BUSY, "Data sets are being replaced all the time: try again");
    }

    /** Days with their changes; a day that nothing is left of is none. */
    static CustomerHistory merged(Optional<CustomerHistory> loaded, List<Change> changes, boolean hasAmounts) {
        if (changes.isEmpty()) {
            return loaded.orElseThrow();
        }
        Map<Integer, long[]> days = new TreeMap<>();
        loaded.ifPresent(history -> {
            for (int k = 0; k < history.size(); k++) {
                days.put(history.day(k), new long[] {Math.round(history.amount(k) * 1e6), history.orders(k)});
            }
        });
        for (Change change : changes) {
            long[] sums = days.computeIfAbsent(change.epochDay(), day -> new long[2]);
            sums[0] = sum(sums[0], change.millionths());
            sums[1] += change.orders();
        }
        days.values().removeIf(sums -> (!hasAmounts || sums[0] == 0) && sums[1] <= 0);
        int[] epochDays = new int[days.size()];
        long[] millionths = new long[days.size()];
        short[] orders = new short[days.size()];
        int k = 0;
        for (Map.Entry<Integer, long[]> day : days.entrySet()) {
            epochDays[k] = day.getKey();
            millionths[k] = day.getValue()[0];
            orders[k++] = orders(day.getValue(), hasAmounts);
        }
        return CustomerHistory.of(epochDays, millionths, orders, hasAmounts);
    }

    /** Amounts beyond what can be counted are taken for the largest that can. */
    private static long sum(long a, long b) {
        long sum = a + b;
        boolean beyond = ((a ^ sum) & (b ^ sum)) < 0;
        return beyond ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }

    /** A day is a purchase day if its net amount is positive. */
    private static short orders(long[] sums, boolean hasAmounts) {
        return hasAmounts && sums[0] <= 0 ? 0 : (short) Math.min(Math.max(sums[1], 1), Short.MAX_VALUE);
    }
}
