package io.customerprediction.app.store.orders;

import io.customerprediction.app.store.database.Erased;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.history.LogOrders;
import io.customerprediction.history.PurchaseLog;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table of one load's orders, {@code orders_<data set>}: those of a customer side by side in 29 bytes each. Rows of
 * their own with an index would take longer to load than all purchase days. Who has many orders has them in several parts,
 * by their keys, so that one order costs the same to find.
 */
public final class OrderTable {
    private static final int BATCH = 500;
    private static final int COMMIT_EVERY = 10_000;
    private static final int PART = 500;
    private static final int BYTES = 2 * Long.BYTES + Integer.BYTES + Long.BYTES + 1;

    private final String name;

    public OrderTable(long dataSet) {
        this.name = "orders_" + dataSet;
    }

    /** An order that is looked for; the day may be that of another order with the same number. */
    public record Wanted(String customer, UUID key, int epochDay) {}

    private record Part(int parts, byte[] orders) {}

    public String create() {
        return "CREATE TABLE " + name + " (id VARCHAR NOT NULL, part INTEGER NOT NULL, parts INTEGER NOT NULL,"
                + " orders BYTEA NOT NULL, PRIMARY KEY (id, part))";
    }

    public String drop() {
        return "DROP TABLE IF EXISTS " + name;
    }

    public String name() {
        return name;
    }

    /**
     * Writes all orders but those of customers who were erased after the log was read; committed as it goes, as the table is not used yet.
     *
     * @param connection not in auto-commit mode
     */
    public void fill(Connection connection, PurchaseLog log, LogOrders orders) throws SQLException {
        Erased erased = Erased.of(connection);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + name + " (id, part, parts, orders) VALUES (?, ?, ?, ?)")) {
            int rows = 0;
            for (int customer = 0; customer < orders.customers(); customer++) {
                boolean isErased = erased.contains(log.customerId(customer));
                int parts = isErased ? 0 : (orders.to(customer) - orders.from(customer) + PART - 1) / PART;
                for (int part = 0; part < parts; part++) {
                    insert.setString(1, log.customerId(customer));
                    insert.setInt(2, part);
                    insert.setInt(3, parts);
                    insert.setBytes(4, packed(orders, customer, part, parts));
                    insert.addBatch();
                    if (++rows % BATCH == 0) {
                        insert.executeBatch();
                    }
                    if (rows % COMMIT_EVERY == 0) {
                        connection.commit();
                    }
                }
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private static byte[] packed(LogOrders orders, int customer, int part, int parts) {
        int from = orders.from(customer);
        int to = orders.to(customer);
        int count = 0;
        for (int i = from; i < to; i++) {
            count += part(orders.keyHigh(i), parts) == part ? 1 : 0;
        }
        ByteBuffer packed = ByteBuffer.allocate(count * BYTES);
        for (int i = from; i < to; i++) {
            if (part(orders.keyHigh(i), parts) == part) {
                packed.putLong(orders.keyHigh(i)).putLong(orders.keyLow(i));
                packed.putInt(orders.day(i)).putLong(orders.millionths(i));
                packed.put((byte) (orders.count(i) > 0 ? 1 : 0));
            }
        }
        return packed.array();
    }

    private static int part(long keyHigh, int parts) {
        return parts == 1 ? 0 : (int) Long.remainderUnsigned(keyHigh, parts);
    }

    /** The orders that the load has of those that are wanted. */
    public Map<Wanted, KnownOrder> find(Connection connection, List<Wanted> wanted) throws SQLException {
        Map<String, Part> first = firstParts(connection, wanted);
        Map<Wanted, KnownOrder> found = new HashMap<>();
        for (Wanted order : wanted) {
            Part part = first.get(order.customer());
            if (part != null) {
                int number = part(order.key().getMostSignificantBits(), part.parts());
                byte[] orders = number == 0 ? part.orders() : part(connection, order.customer(), number);
                find(orders, order).ifPresent(known -> found.put(order, known));
            }
        }
        return found;
    }

    private Map<String, Part> firstParts(Connection connection, List<Wanted> wanted) throws SQLException {
        Object[] customers = wanted.stream().map(Wanted::customer).distinct().toArray();
        Map<String, Part> parts = new HashMap<>();
        Sql.list(
                connection,
                "SELECT id, parts, orders FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS wanted (wanted_id) JOIN " + name
                        + " ON id = wanted_id AND part = 0",
                row -> parts.put(row.getString("id"), new Part(row.getInt("parts"), row.getBytes("orders"))),
                connection.createArrayOf("VARCHAR", customers));
        return parts;
    }

    private byte[] part(Connection connection, String customer, int part) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT orders FROM " + name + " WHERE id = ? AND part = ?",
                        row -> row.getBytes("orders"),
                        customer,
                        part)
                .orElse(new byte[0]);
    }

    /** Of several days of one number the wanted one, or else the last one. */
    private static Optional<KnownOrder> find(byte[] orders, Wanted wanted) {
        ByteBuffer packed = ByteBuffer.wrap(orders);
        @Nullable KnownOrder found = null;
        for (int at = 0; at < orders.length; at += BYTES) {
            boolean same = packed.getLong(at) == wanted.key().getMostSignificantBits()
                    && packed.getLong(at + Long.BYTES) == wanted.key().getLeastSignificantBits();
            if (same && (found == null || found.epochDay() != wanted.epochDay())) {
                found = known(packed, at + 2 * Long.BYTES);
            }
        }
        return Optional.ofNullable(found);
    }

    private static KnownOrder known(ByteBuffer packed, int at) {
        int day = packed.getInt(at);
        long millionths = packed.getLong(at + Integer.BYTES);
        int counted = packed.get(at + Integer.BYTES + Long.BYTES);
        return KnownOrder.ofFile(day, millionths, counted);
    }
}
