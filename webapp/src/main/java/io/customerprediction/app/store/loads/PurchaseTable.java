package io.customerprediction.app.store.loads;

import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Erased;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/**
 * The table of one data set's purchase days, {@code purchases_<data set>}: a row a customer, their days side by side in
 * arrays. In rows of their own the days would take six times as long to load, and a customer's page would read as many
 * rows as they have days.
 */
public final class PurchaseTable {
    private static final int BATCH = 500;
    private static final int COMMIT_EVERY = 10_000;
    private static final int CHUNK = 5_000;

    private final String name;

    public PurchaseTable(long dataSet) {
        this.name = "purchases_" + dataSet;
    }

    String create() {
        return "CREATE TABLE " + name + " (no INTEGER PRIMARY KEY, id VARCHAR NOT NULL, days INTEGER ARRAY NOT NULL,"
                + " millionths BIGINT ARRAY, orders SMALLINT ARRAY NOT NULL)";
    }

    /** Finds customers by their id. */
    public String index() {
        return "CREATE INDEX IF NOT EXISTS " + name + "_id ON " + name + " (id)";
    }

    public String drop() {
        return "DROP TABLE IF EXISTS " + name;
    }

    /**
     * Writes all customers but those who were erased after the log was read; committed as it goes, as the table is not used yet.
     *
     * @param connection not in auto-commit mode
     * @param progress is called with the number of customers written
     */
    void fill(Connection connection, PurchaseLog log, IntConsumer progress) throws SQLException {
        Erased erased = Erased.of(connection);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO " + name + " (no, id, days, millionths, orders) VALUES (?, ?, ?, ?, ?)")) {
            for (int i = 0; i < log.size(); i++) {
                String id = log.customerId(i);
                if (!erased.contains(id)) {
                    insert.setInt(1, i);
                    insert.setString(2, id);
                    bind(connection, insert, log.history(i));
                    insert.addBatch();
                }
                if ((i + 1) % BATCH == 0) {
                    insert.executeBatch();
                }
                if ((i + 1) % COMMIT_EVERY == 0) {
                    connection.commit();
                    progress.accept(i + 1);
                }
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private static void bind(Connection connection, PreparedStatement insert, CustomerHistory history)
            throws SQLException {
        Integer[] days = new Integer[history.size()];
        Long[] millionths = new Long[history.size()];
        Short[] orders = new Short[history.size()];
        for (int k = 0; k < days.length; k++) {
            days[k] = history.day(k);
            millionths[k] = Math.round(history.amount(k) * 1e6);
            orders[k] = (short) history.orders(k);
        }
        insert.setArray(3, connection.createArrayOf("INTEGER", days));
        insert.setArray(4, history.hasAmounts() ? connection.createArrayOf("BIGINT", millionths) : null);
        insert.setArray(5, connection.createArrayOf("SMALLINT", orders));
    }

    String name() {
        return name;
    }

    /** Visits the customers in the order of their numbers, some thousands in memory at a time. */
    public void forEach(Database database, int customers, CustomerVisitor visitor) {
        for (int from = 0; from < customers; from += CHUNK) {
            List<Customer> chunk = database.list(
                    "SELECT no, id, days, millionths, orders FROM " + name + " WHERE no >= ? AND no < ? ORDER BY no",
                    row -> new Customer(row.getInt("no"), row.getString("id"), history(row)),
                    from,
                    from + CHUNK);
            chunk.forEach(customer -> visitor.visit(customer.number, customer.id, customer.history));
        }
    }

    /** How many customers have such an id. */
    int count(Database database, int customers, Predicate<String> condition) {
        int count = 0;
        for (int from = 0; from < customers; from += CHUNK) {
            count += (int) database
                    .list(
                            "SELECT id FROM " + name + " WHERE no >= ? AND no < ?",
                            row -> row.getString("id"),
                            from,
                            from + CHUNK)
                    .stream()
                    .filter(condition)
                    .count();
        }
        return count;
    }

    private record Customer(int number, String id, CustomerHistory history) {}

    public Optional<CustomerHistory> history(Database database, int number) {
        return database.first(
                "SELECT days, millionths, orders FROM " + name + " WHERE no = ?", PurchaseTable::history, number);
    }

    public Optional<CustomerHistory> history(Connection connection, String id) throws SQLException {
        return Sql.first(
                connection,
                "SELECT days, millionths, orders FROM " + name + " WHERE id = ?",
                PurchaseTable::history,
                id);
    }

    /** The purchase days of the customers with these numbers, in any order; numbers without a customer are left out. */
    public List<CustomerHistory> histories(Database database, int[] numbers) {
        Object[] boxed = Arrays.stream(numbers).boxed().toArray();
        return database.call(connection -> Sql.list(
                connection,
                "SELECT days, millionths, orders FROM UNNEST(CAST(? AS INTEGER ARRAY)) AS wanted (wanted_no) JOIN "
                        + name + " ON no = wanted_no",
                PurchaseTable::history,
                connection.createArrayOf("INTEGER", boxed)));
    }

    private static CustomerHistory history(ResultSet row) throws SQLException {
        Object[] days = elements(row.getArray("days"));
        Object[] orders = elements(row.getArray("orders"));
        Array millionths = row.getArray("millionths");
        boolean hasAmounts = millionths != null;
        Object[] amounts = hasAmounts ? elements(millionths) : new Object[0];
        int[] epochDays = new int[days.length];
        long[] moneys = new long[days.length];
        short[] counts = new short[days.length];
        for (int k = 0; k < days.length; k++) {
            epochDays[k] = ((Number) days[k]).intValue();
            moneys[k] = hasAmounts ? ((Number) amounts[k]).longValue() : 0;
            counts[k] = ((Number) orders[k]).shortValue();
        }
        return CustomerHistory.of(epochDays, moneys, counts, hasAmounts);
    }

    private static Object[] elements(Array array) throws SQLException {
        return (Object[]) array.getArray();
    }
}
