package io.customerprediction.app.store.customers;

import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.database.WriteLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of customers besides their purchases, such as names and e-mail addresses: personal data, which only analysts
 * and administrators may see. It belongs to a customer's id, and so outlasts data sets and scorings. Thread-safe. All methods
 * throw {@link StoreException} if the database fails.
 */
public final class CustomerAttributes {
    /** The most columns that there can be. */
    public static final int MOST_COLUMNS = 30;

    /** The longest value, in characters. */
    public static final int MAX_VALUE = 300;

    private static final String VALUES =
            "SELECT a.customer_id, k.name, k.meaning, a.content FROM attribute_value a JOIN attribute_column k"
                    + " ON k.id = a.column_id";

    private final Database database;
    private final Clock clock;
    private final WriteLock writeLock;

    /** One value of one customer. */
    public record Attribute(AttributeColumn column, String value) {}

    public CustomerAttributes(Database database, Clock clock, WriteLock writeLock) {
        this.database = database;
        this.clock = clock;
        this.writeLock = writeLock;
    }

    /** All columns, in the order in which they came. */
    public List<AttributeColumn> columns() {
        return database.call(CustomerAttributes::columns);
    }

    private static List<AttributeColumn> columns(Connection connection) throws SQLException {
        return Sql.list(
                connection,
                "SELECT name, meaning FROM attribute_column ORDER BY id",
                row -> new AttributeColumn(row.getString(1), AttributeMeaning.valueOf(row.getString(2))));
    }

    /** What is known of a customer, in the order of the columns. */
    public List<Attribute> of(String customer) {
        return of(List.of(customer)).getOrDefault(customer, List.of());
    }

    /** What is known of some customers; those of whom nothing is known are left out. */
    public Map<String, List<Attribute>> of(Collection<String> customers) {
        Map<String, List<Attribute>> known = new HashMap<>();
        List<String> wanted =
                customers.stream().filter(id -> id.indexOf(0) < 0).distinct().toList();
        if (!wanted.isEmpty()) {
            database.call(connection -> Sql.list(
                    connection,
                    VALUES + " JOIN UNNEST(CAST(? AS VARCHAR ARRAY)) AS wanted (wanted_id) ON a.customer_id = wanted_id"
                            + " ORDER BY k.id",
                    row -> known.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                            .add(new Attribute(
                                    new AttributeColumn(row.getString(2), AttributeMeaning.valueOf(row.getString(3))),
                                    row.getString(4))),
                    connection.createArrayOf("VARCHAR", wanted.toArray())));
        }
        return known;
    }

    /**
     * Begins to add a file. For the customers that it lists, it replaces the columns that it has: an empty cell removes what
     * was known. Other customers and other columns stay as they are.
     *
     * @param columns of the file, without the customer's id
     * @return takes the rows; holds the write lock until it is closed
     * @throws StoreException if something is being written already
     * @throws IllegalArgumentException if there would be more than {@value #MOST_COLUMNS} columns
     */
    public AttributeWriter add(List<AttributeColumn> columns) {
        WriteLock.Held lock = writeLock.take();
        try {
            return new AttributeWriter(database, clock, lock, identify(lock.connection(), columns));
        } catch (SQLException e) {
            lock.close();
            throw database.failed(e);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    /** The number of each column in the database. */
    private List<Long> identify(Connection connection, List<AttributeColumn> columns) throws SQLException {
        Map<String, AttributeColumn> all = new LinkedHashMap<>();
        columns(connection).forEach(column -> all.put(column.key(), column));
        columns.forEach(column -> all.putIfAbsent(column.key(), column));
        if (all.size() > MOST_COLUMNS) {
            throw new IllegalArgumentException("there would be " + all.size() + " columns of attributes; at most "
                    + MOST_COLUMNS + " can be kept: leave out some columns of the file");
        }
        List<Long> numbers = new ArrayList<>();
        for (AttributeColumn column : columns) {
            Optional<Long> known = Sql.first(
                    connection,
                    "SELECT id FROM attribute_column WHERE column_key = ?",
                    row -> row.getLong(1),
                    column.key());
            numbers.add(
                    known.isPresent()
                            ? known.get()
                            : Sql.insert(
                                    connection,
                                    "INSERT INTO attribute_column (column_key, name, meaning) VALUES (?, ?, ?)",
                                    column.key(),
                                    column.name(),
                                    column.meaning().name()));
        }
        return numbers;
    }

    /** Changes whenever a file is added. */
    static long version(Database database) {
        return database.first("SELECT COALESCE(MAX(id), 0) FROM attribute_file", row -> row.getLong(1))
                .orElse(0L);
    }

    /** Deletes what is known of a customer, and returns how many values that were. */
    public static int erase(Connection transaction, String customer) throws SQLException {
        return Sql.update(transaction, "DELETE FROM attribute_value WHERE customer_id = ?", customer);
    }
}
