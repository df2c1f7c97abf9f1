package io.customerprediction.app.store.audiences;

import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Sql;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Audiences by name, and how many customers each had. Thread-safe. */
public final class SavedAudiences {
    /** The longest name. */
    public static final int MAX_NAME_LENGTH = 200;

    /** The longest filter. */
    public static final int MAX_QUERY_LENGTH = 4_000;

    /** The most that there can be: each is counted after every scoring. */
    public static final int MOST = 200;

    private static final int COUNTS = 24;

    private final Database database;
    private final Clock clock;

    public SavedAudiences(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Saves one; empty if there are {@value #MOST} already. */
    public Optional<SavedAudience> add(String name, String query, String madeBy) {
        if (all().size() >= MOST) {
            return Optional.empty();
        }
        long id = database.transaction(connection -> Sql.insert(
                connection,
                "INSERT INTO audience (name, query, made_by, made_at) VALUES (?, ?, ?, ?)",
                name,
                query,
                madeBy,
                clock.instant()));
        return find(id);
    }

    /** The one with this number. */
    public Optional<SavedAudience> find(long id) {
        return database.first("SELECT " + SavedAudience.COLUMNS + " FROM audience WHERE id = ?", SavedAudience::of, id);
    }

    /** All of them in the order of their names. */
    public List<SavedAudience> all() {
        return database.list(
                "SELECT " + SavedAudience.COLUMNS + " FROM audience ORDER BY LOWER(name), id", SavedAudience::of);
    }

    /** Deletes one with its counts; says whether there was one. */
    public boolean delete(long id) {
        return database.transaction(connection -> Sql.update(connection, "DELETE FROM audience WHERE id = ?", id) > 0);
    }

    /** Those that have not been counted in a scoring. */
    public List<SavedAudience> uncounted(Scoring scoring) {
        return database.list(
                "SELECT " + SavedAudience.COLUMNS + " FROM audience a WHERE NOT EXISTS (SELECT 1 FROM audience_count c"
                        + " WHERE c.audience_id = a.id AND c.scoring_id = ?) ORDER BY id",
                SavedAudience::of,
                scoring.id());
    }

    /** Keeps how many customers one has in a scoring, in place of an earlier count for the same date. */
    public void count(SavedAudience audience, Scoring scoring, long customers) {
        database.transaction(connection -> {
            Sql.update(
                    connection,
                    "DELETE FROM audience_count WHERE audience_id = ? AND as_of = ?",
                    audience.id(),
                    scoring.asOf());
            // it may have been deleted meanwhile
            return Sql.update(
                    connection,
                    "INSERT INTO audience_count (audience_id, as_of, scoring_id, customers)"
                            + " SELECT id, CAST(? AS DATE), CAST(? AS BIGINT), CAST(? AS BIGINT) FROM audience"
                            + " WHERE id = ?",
                    scoring.asOf(),
                    scoring.id(),
                    customers,
                    audience.id());
        });
    }

    /** The latest counts of one, the earliest of them first. */
    public List<SavedAudience.Count> counts(SavedAudience audience) {
        return database.list(
                "SELECT as_of, customers FROM (SELECT as_of, customers FROM audience_count WHERE audience_id = ?"
                        + " ORDER BY as_of DESC LIMIT " + COUNTS + ") latest ORDER BY as_of",
                row -> new SavedAudience.Count(row.getObject("as_of", LocalDate.class), row.getLong("customers")),
                audience.id());
    }
}
