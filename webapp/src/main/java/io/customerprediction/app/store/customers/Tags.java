package io.customerprediction.app.store.customers;

import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Erased;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.database.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Words that users have given customers, such as {@code vip}. They belong to a customer's id, and so outlast data sets and
 * scorings. Thread-safe. All methods throw {@link StoreException} if the database fails.
 */
public final class Tags {
    /** The longest tag, in characters. */
    public static final int MAX_LENGTH = 50;

    /** The most tags that there can be. */
    public static final int MOST = 100;

    /** The most customers that can be given a tag at once. */
    public static final int MOST_AT_ONCE = 100_000;

    private static final int BATCH = 5_000;

    private final Database database;

    public Tags(Database database) {
        this.database = database;
    }

    /** A tag as it is kept: in lower case, with single blanks; empty if it is empty, too long or has control characters. */
    public static Optional<String> of(String typed) {
        String tag = typed.strip().replaceAll("[\\s\\h]+", " ").toLowerCase(Locale.ROOT);
        return tag.isEmpty() || tag.length() > MAX_LENGTH || tag.chars().anyMatch(Character::isISOControl)
                ? Optional.empty()
                : Optional.of(tag);
    }

    /** A customer's tags, by the alphabet. */
    public List<String> ofCustomer(String customer) {
        return customer.indexOf(0) >= 0
                ? List.of()
                : database.list(
                        "SELECT tag FROM tag_of_customer WHERE customer_id = ? ORDER BY tag",
                        row -> row.getString(1),
                        customer);
    }

    /** All tags, with how many customers have each. */
    public SortedMap<String, Long> all() {
        SortedMap<String, Long> all = new TreeMap<>();
        database.list(
                "SELECT tag, COUNT(*) FROM tag_of_customer GROUP BY tag",
                row -> all.put(row.getString(1), row.getLong(2)));
        return all;
    }

    /**
     * Gives customers a tag; erased ones are left out.
     *
     * @param tag as {@link #of(String)} returns it
     * @return false if there are {@value #MOST} other tags already
     */
    public boolean add(List<String> customers, String tag) {
        SortedMap<String, Long> all = all();
        if (!all.containsKey(tag) && all.size() >= MOST) {
            return false;
        }
        for (int from = 0; from < customers.size(); from += BATCH) {
            List<String> batch = customers.subList(from, Math.min(customers.size(), from + BATCH));
            database.transaction(transaction -> add(transaction, batch, tag));
        }
        return true;
    }

    private int add(Connection transaction, List<String> customers, String tag) throws SQLException {
        database.dialect().shareLock(transaction);
        List<String> kept = new ArrayList<>(customers);
        kept.removeAll(Erased.among(transaction, customers));
        return Sql.update(
                transaction,
                "INSERT INTO tag_of_customer (tag, customer_id) SELECT CAST(? AS VARCHAR), wanted_id"
                        + " FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS wanted (wanted_id) WHERE NOT EXISTS (SELECT 1"
                        + " FROM tag_of_customer WHERE tag = ? AND customer_id = wanted_id)",
                tag,
                transaction.createArrayOf("VARCHAR", kept.toArray()),
                tag);
    }

    /** Takes a tag from a customer; says whether they had it. */
    public boolean remove(String customer, String tag) {
        return database.transaction(transaction ->
                Sql.update(transaction, "DELETE FROM tag_of_customer WHERE tag = ? AND customer_id = ?", tag, customer)
                        > 0);
    }

    /** The numbers of a scoring's customers who have a tag. */
    static BitSet numbers(Database database, CustomerTable table, String tag) {
        BitSet numbers = new BitSet();
        database.call(connection -> Sql.list(
                connection,
                "SELECT no FROM tag_of_customer JOIN " + table.name() + " ON id = "
                        + database.dialect().byBytes("customer_id") + " WHERE tag = ?",
                row -> {
                    numbers.set(row.getInt(1));
                    return true;
                },
                tag));
        return numbers;
    }

    /** Deletes a customer's tags, and returns how many there were. */
    public static int erase(Connection transaction, String customer) throws SQLException {
        return Sql.update(transaction, "DELETE FROM tag_of_customer WHERE customer_id = ?", customer);
    }
}
