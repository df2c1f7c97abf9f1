package io.customerprediction.app.store.orders;

import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When orders arrived. Counts are kept in memory and written every few seconds, as a row that every request writes to would
 * have them wait for each other; a crash loses the last seconds of them, and no order. Thread-safe.
 */
public final class Feed {
    private static final Duration KEPT = Duration.ofDays(60);

    private final Database database;
    private final Map<Long, FeedHour> unwritten = new TreeMap<>();

    Feed(Database database) {
        this.database = database;
    }

    /** Notes that orders have arrived. */
    synchronized void note(int orders, Instant now) {
        if (orders > 0) {
            unwritten.merge(FeedHour.of(now), new FeedHour(FeedHour.of(now), orders, now), Feed::sum);
        }
    }

    private static FeedHour sum(FeedHour one, FeedHour other) {
        Instant last = one.lastAt().isAfter(other.lastAt()) ? one.lastAt() : other.lastAt();
        return new FeedHour(one.epochHour(), one.orders() + other.orders(), last);
    }

    /** Writes what was noted. */
    public void write() {
        List<FeedHour> hours = take();
        try {
            for (FeedHour hour : hours) {
                database.call(connection -> add(connection, hour));
            }
        } catch (RuntimeException e) {
            giveBack(hours);
            throw e;
        }
    }

    private synchronized List<FeedHour> take() {
        List<FeedHour> hours = List.copyOf(unwritten.values());
        unwritten.clear();
        return hours;
    }

    /** All of them: one that was written already counts twice, which is no harm where nothing has arrived at all. */
    private synchronized void giveBack(List<FeedHour> hours) {
        hours.forEach(hour -> unwritten.merge(hour.epochHour(), hour, Feed::sum));
    }

    /** Counts orders in the transaction that stores them; only for those that come rarely and many at once, as files do. */
    static void add(Connection connection, int orders, Instant now) throws SQLException {
        add(connection, new FeedHour(FeedHour.of(now), orders, now));
    }

    private static int add(Connection connection, FeedHour hour) throws SQLException {
        int added = update(connection, hour);
        if (added == 0) {
            Sql.update(connection, "DELETE FROM feed_hour WHERE epoch_hour < ?", hour.epochHour() - KEPT.toHours());
            added = Sql.update(
                    connection,
                    "INSERT INTO feed_hour (epoch_hour, orders, last_at) VALUES (?, ?, ?)",
                    hour.epochHour(),
                    hour.orders(),
                    hour.lastAt());
        }
        return added;
    }

    private static int update(Connection connection, FeedHour hour) throws SQLException {
        return Sql.update(
                connection,
                "UPDATE feed_hour SET orders = orders + ?, last_at = GREATEST(last_at, ?) WHERE epoch_hour = ?",
                hour.orders(),
                hour.lastAt(),
                hour.epochHour());
    }

    /** The hours in which orders arrived, the earliest first; those of the last days that are kept. */
    public List<FeedHour> hours() {
        return database.list(
                "SELECT epoch_hour, orders, last_at FROM feed_hour ORDER BY epoch_hour",
                row -> new FeedHour(row.getLong("epoch_hour"), row.getLong("orders"), Sql.instant(row, "last_at")));
    }
}
