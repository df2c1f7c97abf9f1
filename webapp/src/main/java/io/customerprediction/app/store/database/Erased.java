package io.customerprediction.app.store.database;

import io.customerprediction.transactions.OrderNames;
import io.customerprediction.transactions.OrderSink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The customers who had been erased at one moment, known by a keyed digest of each id: the first 128 bits of an HMAC-SHA256.
 * For one thread.
 */
public final class Erased {
    /** No customers. */
    public static final Erased NONE = new Erased(Optional.empty(), Set.of());

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 32;

    private final Optional<Mac> mac;
    private final Set<UUID> hashes;

    private Erased(Optional<Mac> mac, Set<UUID> hashes) {
        this.mac = mac;
        this.hashes = hashes;
    }

    /** All of them. */
    public static Erased of(Connection connection) throws SQLException {
        return since(connection, Instant.EPOCH);
    }

    /** Those who were erased at this time or later. */
    public static Erased since(Connection connection, Instant time) throws SQLException {
        Optional<Mac> mac = mac(connection);
        if (mac.isEmpty()) {
            return NONE;
        }
        return new Erased(
                mac,
                new HashSet<>(Sql.list(
                        connection,
                        "SELECT customer_hash FROM erased_customer WHERE erased_at >= ?",
                        row -> row.getObject(1, UUID.class),
                        time)));
    }

    /** Those of some customers who were erased. */
    public static Set<String> among(Connection connection, Collection<String> customers) throws SQLException {
        Optional<Mac> mac = mac(connection);
        if (mac.isEmpty()) {
            return Set.of();
        }
        Map<UUID, String> hashes = new HashMap<>();
        customers.forEach(customer -> hashes.put(hash(mac.get(), customer), customer));
        Set<String> erased = new HashSet<>();
        Sql.list(
                connection,
                "SELECT customer_hash FROM UNNEST(CAST(? AS UUID ARRAY)) AS wanted (wanted_hash)"
                        + " JOIN erased_customer ON customer_hash = wanted_hash",
                row -> erased.add(hashes.get(row.getObject(1, UUID.class))),
                connection.createArrayOf("UUID", hashes.keySet().toArray()));
        return erased;
    }

    /** Notes a customer as erased; returns whether they had been before. */
    public static boolean add(Connection connection, String customer, Instant time) throws SQLException {
        Optional<Mac> known = mac(connection);
        if (known.isEmpty()) {
            byte[] secret = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(secret);
            Sql.update(
                    connection,
                    "INSERT INTO erasure_key (id, secret) VALUES (1, ?)",
                    HexFormat.of().formatHex(secret));
        }
        UUID hash = hash(mac(connection).orElseThrow(), customer);
        boolean before = Sql.first(
                        connection, "SELECT 1 FROM erased_customer WHERE customer_hash = ?", row -> true, hash)
                .isPresent();
        if (!before) {
            Sql.update(connection, "INSERT INTO erased_customer (customer_hash, erased_at) VALUES (?, ?)", hash, time);
        }
        return before;
    }

    private static Optional<Mac> mac(Connection connection) throws SQLException {
        return Sql.first(connection, "SELECT secret FROM erasure_key", row -> row.getString(1))
                .map(Erased::mac);
    }

    private static Mac mac(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(secret), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static UUID hash(Mac mac, String customer) {
        mac.update(customer.getBytes(StandardCharsets.UTF_8));
        return hash(mac);
    }

    private static UUID hash(Mac mac) {
        ByteBuffer bytes = ByteBuffer.wrap(mac.doFinal());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** Whether no customer was erased. */
    public boolean isEmpty() {
        return hashes.isEmpty();
    }

    /** Where cleaned rows are sent, so that those of erased customers are left out. */
    public OrderSink keptFrom(OrderSink sink) {
        return hashes.isEmpty() ? sink : new KeptFrom(sink);
    }

    private final class KeptFrom implements OrderSink {
        private final OrderSink sink;

        KeptFrom(OrderSink sink) {
            this.sink = sink;
        }

        @Override
        public void lines(byte[] text, int from, int to, int epochDay, long millionths, boolean newOrder) {
            sink.lines(text, from, to, epochDay, millionths, newOrder);
        }

        @Override
        public void orderUndone(byte[] text, int from, int to, int epochDay) {
            sink.orderUndone(text, from, to, epochDay);
        }

        @Override
        public @Nullable OrderNames orderNames() {
            return sink.orderNames();
        }

        @Override
        public void order(long keyHigh, long keyLow, byte[] number, int from, int to) {
            sink.order(keyHigh, keyLow, number, from, to);
        }

        @Override
        public void orderEnded(byte[] text, int from, int to, int epochDay) {
            sink.orderEnded(text, from, to, epochDay);
        }

        @Override
        public boolean isErased(byte[] text, int from, int to) {
            return contains(text, from, to);
        }
    }

    /** Whether a customer is one of them. */
    public boolean contains(String customer) {
        return !hashes.isEmpty() && hashes.contains(hash(mac.orElseThrow(), customer));
    }

    /** Whether the customer is one of them whose id, in UTF-8, stands in a text from {@code from} to {@code to}. */
    public boolean contains(byte[] text, int from, int to) {
        if (hashes.isEmpty()) {
            return false;
        }
        Mac keyed = mac.orElseThrow();
        keyed.update(text, from, to - from);
        return hashes.contains(hash(keyed));
    }
}
