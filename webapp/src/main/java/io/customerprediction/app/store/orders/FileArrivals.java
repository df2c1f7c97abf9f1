package io.customerprediction.app.store.orders;

import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.orders.ArrivingOrder.Outcome;
import io.customerprediction.history.CleanedLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes the orders of files on top of what is stored, as if each had arrived by itself. All of a file is stored or nothing,
 * and a file is taken once from each source. Thread-safe.
 */
public final class FileArrivals {
    private final Arrivals arrivals;
    private final Clock clock;

    public FileArrivals(Arrivals arrivals, Clock clock) {
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /**
     * What was done with a file.
     *
     * @param report as it was made when the file was taken
     * @param wasTaken whether that was earlier, and nothing was changed now
     */
    public record Taken(String report, boolean wasTaken) {}

    /**
     * Takes a file.
     *
     * @param name of the file, for people
     * @param log of the file, with everything that its orders say
     * @param report is made of how many orders met which outcome, and kept
     * @throws IllegalArgumentException if the file has no amounts, but what is stored has
     * @throws StoreException if the file has amounts of another currency than what is stored
     */
    public Taken take(String name, CleanedLog log, Function<Map<Outcome, Integer>, String> report) {
        FileOrders orders = FileOrders.of(log);
        return arrivals.retried(connection -> {
            Arrivals.Sender sender = arrivals.sender(connection, orders.source());
            String sha256 = log.cleaning().sha256();
            Optional<String> before = before(connection, sender, sha256);
            if (before.isPresent()) {
                return new Taken(before.get(), true);
            }
            String made = report.apply(
                    store(connection, sender, orders, log.cleaning().reading().currency()));
            if (!sha256.isEmpty()) {
                Sql.update(
                        connection,
                        "INSERT INTO taken_file (source_id, sha256, name, answer, taken_at) VALUES (?, ?, ?, ?, ?)",
                        sender.id(),
                        sha256,
                        name.length() > 1_000 ? name.substring(0, 1_000) : name,
                        made,
                        clock.instant());
            }
            Feed.add(connection, log.purchases().size(), clock.instant());
            return new Taken(made, false);
        });
    }

    private static Optional<String> before(Connection connection, Arrivals.Sender sender, String sha256)
            throws SQLException {
        return Sql.first(
                connection,
                "SELECT answer FROM taken_file WHERE source_id = ? AND sha256 = ?",
                row -> row.getString("answer"),
                sender.id(),
                sha256);
    }

    private Map<Outcome, Integer> store(
            Connection connection, Arrivals.Sender sender, FileOrders orders, String currency) throws SQLException {
        boolean amounts = LoadedBase.newest(connection).hasAmounts();
        if (amounts && !orders.hasAmounts()) {
            throw new IllegalArgumentException(
                    "the file has no amounts, but what is stored has: add a column with the amounts");
        }
        if (amounts) {
            StoredCurrency.require(connection, currency);
        }
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (FileOrders.Chunk chunk : orders.chunks(amounts)) {
            arrivals.store(connection, sender, chunk.orders())
                    .forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
            if (chunk.reused() > 0) {
                counts.merge(Outcome.ORDER_ID_REUSED, chunk.reused(), Integer::sum);
            }
        }
        return counts;
    }
}
