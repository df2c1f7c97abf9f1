package io.customerprediction.app.store.orders;

import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Erased;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.orders.ArrivingOrder.Outcome;
import io.customerprediction.app.store.orders.KnownOrder.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Purchases that arrive one by one, on top of the data set that was loaded last. All orders of a call are stored or none, and
 * they are on disk when the call returns. Readers never wait for it. Thread-safe, and safe for several servers on one
 * database: an order that two of them change at the same time is tried again.
 */
public final class Arrivals {
    private static final Duration REMEMBERED = Duration.ofDays(7);
    private static final int ATTEMPTS = 20;
    private static final int NOT_COVERED = Integer.MIN_VALUE;

    /** A row that another one has written meanwhile, a lock that is not given up, a deadlock. */
    private static final Set<String> TRY_AGAIN = Set.of("23505", "40001", "40P01", "HYT00", "90131");

    private final Database database;
    private final Clock clock;
    /** Held together by all who add orders, alone by who completes or undoes a load or erases a customer. */
    private final ReadWriteLock adding = new ReentrantReadWriteLock(true);

    private final Feed feed;
    private final Map<String, Integer> sources = new ConcurrentHashMap<>();

    /** Days that are stored. */
    private final Set<Integer> days = ConcurrentHashMap.newKeySet();

    public Arrivals(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.feed = new Feed(database);
    }

    /**
     * A request that names itself, so that it can be sent again.
     *
     * @param key that the client chose
     * @param body digest of what it sent
     */
    public record Repeatable(String key, UUID body) {}

    /**
     * The answer to a request.
     *
     * @param text as it was made for the first time
     * @param isRepeated whether the request had been answered before, and nothing was changed now
     */
    public record Answer(String text, boolean isRepeated) {}

    /** Another request of the same name had another body. */
    public static final class OtherBodyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OtherBodyException() {
            super("another request of this name had another body", null, false, false);
        }
    }

    /**
     * Stores orders.
     *
     * @param source who sends them
     * @param orders with different keys
     * @param repeatable names the request; null if it has no name
     * @param answer makes the answer from what was done with each order; nothing is stored if it throws
     * @return the answer, or the one that a request of the same name got before
     * @throws OtherBodyException if that one had another body
     */
    public Answer add(
            String source,
            List<ArrivingOrder> orders,
            @Nullable Repeatable repeatable,
            Function<List<Outcome>, String> answer) {
        return add(source, "", orders, repeatable, answer);
    }

    /**
     * Stores orders whose amounts are in this currency.
     *
     * @param currency code of it, such as EUR; empty if it is not named
     * @throws StoreException if amounts of another currency are stored
     */
    public Answer add(
            String source,
            String currency,
            List<ArrivingOrder> orders,
            @Nullable Repeatable repeatable,
            Function<List<Outcome>, String> answer) {
        Answer stored = retried(transaction -> {
            Optional<Answer> before = before(transaction, source, repeatable);
            if (before.isPresent()) {
                return before.get();
            }
            StoredCurrency.require(transaction, currency);
            return add(transaction, source, orders, repeatable, answer);
        });
        orders.stream().map(ArrivingOrder::sale).filter(Objects::nonNull).forEach(sale -> days.add(sale.epochDay()));
        feed.note(stored.isRepeated() ? 0 : orders.size(), clock.instant());
        return stored;
    }

    /** All of the work or none of it, on disk when this returns; tried again if another one was at the same rows. */
    <T> T retried(Database.Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt == ATTEMPTS;
            Optional<T> stored = database.call(connection -> {
                Lock sharing = adding.readLock();
                sharing.lock();
                try {
                    return Optional.of(database.unforced(connection, transaction -> {
                        database.dialect().shareLock(transaction);
                        return work.with(transaction);
                    }));
                } catch (SQLException e) {
                    if (last || !TRY_AGAIN.contains(String.valueOf(e.getSQLState()))) {
                        throw e;
                    }
                    return Optional.empty();
                } finally {
                    sharing.unlock();
                }
            });
            if (stored.isPresent()) {
                database.forceToDisk();
                return stored.get();
            }
        }
    }

    /** The currency of all amounts that are stored; empty while none was named. */
    public Optional<String> currency() {
        return database.call(StoredCurrency::of);
    }

    /** The last day with an order, as days since 1970-01-01, of all that was loaded or has arrived; empty if there is none. */
    public OptionalInt lastDay() {
        return database.call(connection -> {
            int loaded = Sql.first(
                            connection,
                            "SELECT last_day FROM data_set WHERE completed_at IS NOT NULL ORDER BY id DESC LIMIT 1",
                            row -> Sql.epochDay(row, "last_day", NOT_COVERED))
                    .orElse(NOT_COVERED);
            int arrived = Sql.first(
                            connection,
                            "SELECT MAX(epoch_day) FROM arrived_day",
                            row -> Sql.optionalInt(row, 1).orElse(NOT_COVERED))
                    .orElse(NOT_COVERED);
            int last = Math.max(loaded, arrived);
            return last == NOT_COVERED ? OptionalInt.empty() : OptionalInt.of(last);
        });
    }

    /** The day that answers of now count from: the last day with an order, but not after today. */
    public LocalDate asOf(LocalDate today) {
        LocalDate last = LocalDate.ofEpochDay(lastDay().orElse((int) today.toEpochDay()));
        return last.isAfter(today) ? today : last;
    }

    /** How many changes have arrived since the data set that was loaded last. */
    public long waiting() {
        return database.first("SELECT COUNT(*) FROM arrived_change", row -> row.getLong(1))
                .orElse(0L);
    }

    /** When orders arrived. */
    public Feed feed() {
        return feed;
    }

    /** Who sends orders. */
    record Sender(int id, String name) {}

    public Sender sender(Connection connection, String source) throws SQLException {
        return new Sender(source(connection, source), source);
    }

    /**
     * All of the work or none of it, on disk when this returns, while nobody adds orders.
     *
     * @param connection in auto-commit mode before and after
     */
    public <T> T alone(Connection connection, Database.Work<T> work) throws SQLException {
        Lock alone = adding.writeLock();
        alone.lock();
        try {
            return database.transaction(connection, transaction -> {
                database.dialect().lockAlone(transaction);
                return work.with(transaction);
            });
        } finally {
            alone.unlock();
        }
    }

    private Optional<Answer> before(Connection connection, String source, @Nullable Repeatable repeatable)
            throws SQLException {
        return repeatable == null
                ? Optional.empty()
                : before(connection, source(connection, source), repeatable).map(text -> new Answer(text, true));
    }

    private Answer add(
            Connection connection,
            String source,
            List<ArrivingOrder> orders,
            @Nullable Repeatable repeatable,
            Function<List<Outcome>, String> answer)
            throws SQLException {
        int sourceId = source(connection, source);
        List<Outcome> outcomes = store(connection, new Sender(sourceId, source), orders);
        String text = answer.apply(outcomes);
        if (repeatable != null) {
            Sql.update(
                    connection,
                    "INSERT INTO idempotent_request (source_id, request_key, body, answer, answered_at)"
                            + " VALUES (?, ?, ?, ?, ?)",
                    sourceId,
                    digest(repeatable),
                    repeatable.body(),
                    text,
                    clock.instant());
        }
        return new Answer(text, false);
    }

    /** The number of a source, which is made when it sends for the first time. */
    private int source(Connection connection, String name) throws SQLException {
        Integer known = sources.get(name);
        if (known != null) {
            return known;
        }
        Optional<Integer> stored =
                Sql.first(connection, "SELECT id FROM purchase_source WHERE name = ?", row -> row.getInt(1), name);
        if (stored.isPresent()) {
            // Only what was committed before may be kept beyond this transaction.
            sources.put(name, stored.get());
            return stored.get();
        }
        return (int) Sql.insert(connection, "INSERT INTO purchase_source (name) VALUES (?)", name);
    }

    private Optional<String> before(Connection connection, int source, Repeatable request) throws SQLException {
        Instant forgotten = clock.instant().minus(REMEMBERED);
        Sql.update(connection, "DELETE FROM idempotent_request WHERE answered_at < ?", forgotten);
        record Stored(UUID body, String answer) {}
        Optional<Stored> stored = Sql.first(
                connection,
                "SELECT body, answer FROM idempotent_request WHERE source_id = ? AND request_key IN (?, ?)",
                row -> new Stored(row.getObject("body", UUID.class), row.getString("answer")),
                source,
                digest(request),
                request.key());
        if (stored.isPresent() && !stored.get().body().equals(request.body())) {
            throw new OtherBodyException();
        }
        return stored.map(Stored::answer);
    }

    /** Names that clients choose may contain ids of customers, so a digest is stored; releases before stored the name. */
    private static String digest(Repeatable request) {
        return OrderKeys.of(request.key()).toString();
    }

    public List<Outcome> store(Connection connection, Sender sender, List<ArrivingOrder> orders) throws SQLException {
        LoadedBase base = LoadedBase.newest(connection);
        Map<String, KnownOrder> known = known(connection, base, orders);
        Set<String> erased = Erased.among(
                connection, orders.stream().map(ArrivingOrder::customer).toList());
        Step[] steps = new Step[orders.size()];
        for (int k = 0; k < steps.length; k++) {
            ArrivingOrder order = orders.get(k);
            steps[k] = erased.contains(order.customer())
                    ? Step.unchanged(Outcome.ERASED)
                    : KnownOrder.step(
                            known.get(order.key()), order, coveredUntil(base, sender, order), base.hasAmounts());
        }
        if (base.isUndoable()) {
            Object[] changed = IntStream.range(0, steps.length)
                    .filter(k -> steps[k].after() != null
                            && hasArrived(known.get(orders.get(k).key())))
                    .mapToObj(k -> orders.get(k).key())
                    .toArray();
            KeptOrders.keep(connection, changed, base.load());
        }
        // In the order of their keys, so that two requests do not wait for each other.
        int[] sorted = IntStream.range(0, orders.size())
                .boxed()
                .sorted(Comparator.comparing(k -> orders.get(k).key()))
                .mapToInt(Integer::intValue)
                .toArray();
        try (ArrivalWriter writer = new ArrivalWriter(connection, sender.id(), base)) {
            for (int k : sorted) {
                ArrivingOrder order = orders.get(k);
                KnownOrder before = known.get(order.key());
                if (steps[k].after() != null) {
                    writer.write(order, before, steps[k], coveredUntil(base, sender, order));
                } else if (base.isUndoable() && steps[k].outcome() != Outcome.ERASED) {
                    writer.remember(order, before);
                }
            }
            writer.flush();
        }
        addDays(connection, orders);
        return Arrays.stream(steps).map(Step::outcome).toList();
    }

    /** Whether an order is known from more than a log. */
    private static boolean hasArrived(@Nullable KnownOrder known) {
        return known != null && known.version() > 0;
    }

    private static int coveredUntil(LoadedBase base, Sender sender, ArrivingOrder order) {
        return base.mayHaveUntil(sender.name(), order.key());
    }

    /** What is known of the orders, from those that have arrived and from the log. */
    private static Map<String, KnownOrder> known(Connection connection, LoadedBase base, List<ArrivingOrder> orders)
            throws SQLException {
        Map<String, KnownOrder> known = ArrivedOrders.NOW.find(
                connection, orders.stream().map(ArrivingOrder::key).toArray());
        Map<String, OrderTable.Wanted> others = new HashMap<>();
        for (ArrivingOrder order : orders) {
            if (!known.containsKey(order.key()) && !OrderKeys.isUnnumbered(order.key())) {
                int day =
                        order.sale() == null ? Integer.MIN_VALUE : order.sale().epochDay();
                others.put(order.key(), new OrderTable.Wanted(order.customer(), OrderKeys.digest(order.key()), day));
            }
        }
        known.putAll(base.find(connection, others));
        return known;
    }

    /** Few requests bring a day that no other one has brought before. */
    private void addDays(Connection connection, List<ArrivingOrder> orders) throws SQLException {
        Set<Integer> brought = orders.stream()
                .map(ArrivingOrder::sale)
                .filter(Objects::nonNull)
                .map(ArrivingOrder.Sale::epochDay)
                .collect(Collectors.toCollection(TreeSet::new));
        for (int day : brought) {
            if (!days.contains(day)) {
                Sql.update(
                        connection,
                        "INSERT INTO arrived_day (epoch_day) SELECT ? WHERE NOT EXISTS"
                                + " (SELECT 1 FROM arrived_day WHERE epoch_day = ?)",
                        day,
                        day);
            }
        }
    }
}
