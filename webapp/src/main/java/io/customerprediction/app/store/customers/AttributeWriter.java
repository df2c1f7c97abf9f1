package io.customerprediction.app.store.customers;

import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Erased;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.database.WriteLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes the rows of one file of attributes; some thousand customers are one transaction, so that a file whose reading fails can
 * be added again. For one thread.
 */
public final class AttributeWriter implements AutoCloseable {
    private static final int BATCH = 2_000;

    private final Database database;
    private final Clock clock;
    private final WriteLock.Held lock;
    private final List<Long> columns;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, List<String>> waiting = new LinkedHashMap<>();
    private long customers;
    private long unknown;
    private long repeated;

    /**
     * How many rows were used or rejected.
     *
     * @param customers whose attributes are stored
     * @param unknown customers without a purchase, or erased ones: nothing is stored of them
     * @param repeated further rows of a customer, which are left out: the first one counts
     */
    public record Added(long customers, long unknown, long repeated) {}

    AttributeWriter(Database database, Clock clock, WriteLock.Held lock, List<Long> columns) {
        this.database = database;
        this.clock = clock;
        this.lock = lock;
        this.columns = columns;
    }

    /**
     * The next row.
     *
     * @param customer the id as logs of purchases keep it
     * @param values in the order of the columns, of at most {@value CustomerAttributes#MAX_VALUE} characters; empty for none
     */
    public void add(String customer, List<String> values) {
        if (!seen.add(customer)) {
            repeated++;
            return;
        }
        waiting.put(customer, List.copyOf(values));
        if (waiting.size() == BATCH) {
            write();
        }
    }

    /** Stores what is left; on disk when this returns. */
    public Added complete() {
        write();
        try {
            database.transaction(
                    lock.connection(),
                    transaction -> Sql.update(
                            transaction,
                            "INSERT INTO attribute_file (added_at, customers) VALUES (?, ?)",
                            clock.instant(),
                            customers));
        } catch (SQLException e) {
            throw database.failed(e);
        }
        return new Added(customers, unknown, repeated);
    }

    private void write() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            int stored = database.unforced(lock.connection(), this::write);
            customers += stored;
            unknown += waiting.size() - stored;
            waiting.clear();
        } catch (SQLException e) {
            throw database.failed(e);
        }
    }

    private int write(Connection transaction) throws SQLException {
        database.dialect().shareLock(transaction);
        Set<String> known = known(transaction);
        known.removeAll(Erased.among(transaction, known));
        Object[] ids = known.toArray();
        for (long column : columns) {
            Sql.update(
                    transaction,
                    "DELETE FROM attribute_value WHERE column_id = ? AND customer_id = ANY(?)",
                    column,
                    transaction.createArrayOf("VARCHAR", ids));
        }
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO attribute_value (customer_id, column_id, content) VALUES (?, ?, ?)")) {
            for (String customer : known) {
                List<String> values = waiting.getOrDefault(customer, List.of());
                for (int i = 0; i < columns.size(); i++) {
                    if (!values.get(i).isEmpty()) {
                        insert.setString(1, customer);
                        insert.setLong(2, columns.get(i));
                        insert.setString(3, values.get(i));
                        insert.addBatch();
                    }
                }
            }
            insert.executeBatch();
        }
        return known.size();
    }

    /** Those of the waiting customers who have bought something. */
    private Set<String> known(Connection transaction) throws SQLException {
        List<String> sources = new ArrayList<>(List.of("arrived_change WHERE customer_id"));
        Sql.list(
                transaction,
                "SELECT id FROM data_set WHERE completed_at IS NOT NULL ORDER BY id DESC LIMIT 1",
                row -> sources.add("purchases_" + row.getLong(1) + " WHERE id"));
        Set<String> known = new HashSet<>();
        for (String source : sources) {
            String id = source.substring(source.lastIndexOf(' ') + 1);
            Sql.list(
                    transaction,
                    "SELECT " + id + " FROM " + source + " = ANY(?)",
                    row -> known.add(row.getString(1)),
                    transaction.createArrayOf("VARCHAR", waiting.keySet().toArray()));
        }
        return known;
    }

    /** Ends the work; what was not completed is stored up to the last thousands. */
    @Override
    public void close() {
        lock.close();
    }
}
