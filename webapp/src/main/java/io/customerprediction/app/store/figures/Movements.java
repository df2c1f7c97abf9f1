package io.customerprediction.app.store.figures;

import io.customerprediction.ModelInfo;
import io.customerprediction.app.store.customers.CustomerTable;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Dialect;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.segments.SegmentName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who went from which segment of one scoring to which of another. What a scoring has counted against the one before it is
 * read; other pairs of those that are kept are counted when they are first asked for, and remembered. Thread-safe.
 */
public final class Movements {
    /** As many pairs as twelve scorings have. */
    private static final int REMEMBERED = 66;

    /** The churn probabilities at which another segment begins, from the least on. */
    private static final List<Double> LEVELS = Arrays.stream(SegmentName.values())
            .map(SegmentName::from)
            .filter(from -> from > 0)
            .distinct()
            .sorted()
            .toList();

    private final Database database;
    private final Map<Pair, List<Movement>> counted = new ConcurrentHashMap<>();

    private record Pair(long from, long to) {}

    /** A step of a segment's key to another's. */
    private record Step(String from, String to) {}

    public Movements(Database database) {
        this.database = database;
    }

    /** Forgets what was counted, as a customer has been erased. */
    public void forget() {
        counted.clear();
    }

    /** The most customers first; those who stayed too. */
    public List<Movement> between(Scoring from, Scoring to) {
        List<Movement> stored = stored(database, from, to);
        if (!stored.isEmpty()) {
            return stored;
        }
        if (counted.size() > REMEMBERED) {
            counted.clear();
        }
        return counted.computeIfAbsent(
                new Pair(from.id(), to.id()), pair -> database.call(connection -> count(connection, from, to)));
    }

    private List<Movement> count(Connection connection, Scoring from, Scoring to) throws SQLException {
        return steps(connection, database.dialect(), from, to).entrySet().stream()
                .map(step -> new Movement(
                        segment(step.getKey().from()), segment(step.getKey().to()), step.getValue()))
                .sorted(Comparator.comparingInt(Movement::customers).reversed())
                .toList();
    }

    /** What a scoring has counted when it was made; empty if that was against another one. */
    public static List<Movement> stored(Database database, Scoring from, Scoring to) {
        return database.list(
                "SELECT m.from_segment, m.to_segment, m.customers FROM movement m JOIN scoring s ON s.id = m.scoring_id"
                        + " WHERE s.id = ? AND s.previous_id = ? ORDER BY m.customers DESC, m.from_segment, m.to_segment",
                row -> new Movement(
                        segment(row.getString("from_segment")),
                        segment(row.getString("to_segment")),
                        row.getInt("customers")),
                to.id(),
                from.id());
    }

    private static SegmentName segment(String key) {
        return SegmentName.parse(key).orElseThrow();
    }

    /** Counts what a scoring that becomes visible has moved since the one before it. */
    public static void write(Connection transaction, Dialect dialect, Scoring previous, Scoring scoring)
            throws SQLException {
        for (Map.Entry<Step, Integer> step :
                steps(transaction, dialect, previous, scoring).entrySet()) {
            Sql.update(
                    transaction,
                    "INSERT INTO movement (scoring_id, from_segment, to_segment, customers) VALUES (?, ?, ?, ?)",
                    scoring.id(),
                    step.getKey().from(),
                    step.getKey().to(),
                    step.getValue());
        }
    }

    private static Map<Step, Integer> steps(Connection connection, Dialect dialect, Scoring from, Scoring to)
            throws SQLException {
        boolean sameNumbers = from.dataSet().id() == to.dataSet().id();
        String places = Stream.of("p", "c")
                .map(alias -> alias + ".cluster, " + place(alias))
                .collect(Collectors.joining(", "));
        Map<Step, Integer> steps =
                new TreeMap<>(Comparator.comparing(Step::from).thenComparing(Step::to));
        Sql.list(
                        connection,
                        "SELECT " + places + ", COUNT(*) FROM " + new CustomerTable(to.id(), dialect).name()
                                + " c JOIN "
                                + new CustomerTable(from.id(), dialect).name() + " p ON "
                                + (sameNumbers ? "p.no = c.no" : "p.id = c.id") + " GROUP BY " + places,
                        row -> Map.entry(
                                new Step(
                                        key(from.model(), row.getInt(1), row.getInt(2)),
                                        key(to.model(), row.getInt(3), row.getInt(4))),
                                row.getInt(5)))
                .forEach(step -> steps.merge(step.getKey(), step.getValue(), Integer::sum));
        return steps;
    }

    /** The place of a churn probability among those where segments begin, as SQL. */
    private static String place(String alias) {
        return LEVELS.stream()
                .map(level -> "CASE WHEN " + alias + ".churn_probability >= " + level + " THEN 1 ELSE 0 END")
                .collect(Collectors.joining(" + "));
    }

    private static String key(ModelInfo model, int cluster, int place) {
        return model.segment(cluster, place == 0 ? 0 : LEVELS.get(place - 1)).key();
    }
}
