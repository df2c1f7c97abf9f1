package io.customerprediction.app.store.audiences;

import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An export of a saved audience that is made by itself.
 *
 * @param last what came of it last; empty before it was tried
 */
public record AudienceExport(SavedAudience audience, Plan plan, Optional<Last> last) {
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(10);

    static final String SELECT = "SELECT " + SavedAudience.COLUMNS.replaceAll("(\\w+)", "a.$1")
            + ", e.pace, e.format, e.hold_out, e.with_attributes, e.to_folder, e.to_webhooks, e.made_by AS planned_by,"
            + " e.tried_at, e.done_at, e.scoring_id, e.as_of, e.customers, e.problem"
            + " FROM audience_export e JOIN audience a ON a.id = e.audience_id";

    /** How often. */
    public enum Pace {
        /** Whenever all customers have been scored. */
        SCORING(Duration.ZERO),
        /** Once a day. */
        DAILY(Duration.ofDays(1)),
        /** Once a week. */
        WEEKLY(Duration.ofDays(7));

        private final Duration pause;

        Pace(Duration pause) {
            this.pause = pause;
        }

        /** The name in forms and in the database. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The pace with this name. */
        public static Optional<Pace> of(String key) {
            return Arrays.stream(values())
                    .filter(pace -> pace.key().equals(key))
                    .findFirst();
        }
    }

    /**
     * What is exported, when and where to.
     *
     * @param format name of the file's format
     * @param holdOut share of the customers to be left alone, from 0 to 1
     * @param withAttributes whether names, addresses and other attributes are in it
     * @param toFolder whether a file is written
     * @param toWebhooks whether webhooks are called with the address of the file
     * @param madeBy the user who wants it
     */
    public record Plan(
            Pace pace,
            String format,
            double holdOut,
            boolean withAttributes,
            boolean toFolder,
            boolean toWebhooks,
            String madeBy) {}

    /**
     * The last time that it was tried.
     *
     * @param doneAt when it was done last; null if it never was
     * @param scoring which it was of, when it was done
     * @param asOf the date that its predictions count from; null if it never was done
     * @param problem why it was not done; null if it was
     */
    public record Last(
            Instant triedAt,
            @Nullable Instant doneAt,
            long scoring,
            @Nullable LocalDate asOf,
            long customers,
            @Nullable String problem) {}

    /** Whether it is to be made now of a scoring; what has failed is tried again after ten minutes. */
    public boolean isDue(Scoring scoring, Instant now) {
        if (last.isEmpty()) {
            return true;
        }
        Last before = last.get();
        if (before.problem() != null) {
            return !before.triedAt().plus(AFTER_A_FAULT).isAfter(now);
        }
        boolean isLong = before.doneAt() == null
                || !before.doneAt().plus(plan.pace().pause).isAfter(now);
        return isLong && (plan.pace() != Pace.SCORING || before.scoring() != scoring.id());
    }

    public static AudienceExport of(ResultSet row) throws SQLException {
        Optional<Instant> tried = Sql.optionalInstant(row, "tried_at");
        return new AudienceExport(
                SavedAudience.of(row),
                new Plan(
                        Pace.of(row.getString("pace")).orElse(Pace.DAILY),
                        row.getString("format"),
                        row.getDouble("hold_out"),
                        row.getBoolean("with_attributes"),
                        row.getBoolean("to_folder"),
                        row.getBoolean("to_webhooks"),
                        row.getString("planned_by")),
                tried.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Last(
                                tried.get(),
                                Sql.optionalInstant(row, "done_at").orElse(null),
                                row.getLong("scoring_id"),
                                row.getObject("as_of", LocalDate.class),
                                row.getLong("customers"),
                                row.getString("problem"))));
    }
}
