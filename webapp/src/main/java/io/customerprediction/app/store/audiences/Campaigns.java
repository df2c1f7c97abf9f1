package io.customerprediction.app.store.audiences;

import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.CustomerWorth;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Erased;
import io.customerprediction.app.store.database.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Audiences as they were assigned, and what the two groups of each did. Thread-safe. */
public final class Campaigns {
    /** The longest name. */
    public static final int MAX_NAME_LENGTH = 200;

    private static final int BATCH = 1_000;
    private static final int MOST_LISTED = 1_000;

    private final Database database;
    private final Clock clock;

    public Campaigns(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A campaign to be stored; see {@link StoredCampaign}.
     *
     * @param scoring whose risks choose the audience
     */
    public record Plan(
            String name,
            String madeBy,
            Scoring scoring,
            LocalDate firstDay,
            int windowDays,
            double holdOut,
            AudienceRule rule) {}

    /**
     * A customer as assigned; the figures are those of the day.
     *
     * @param expectedSpend within the horizon; {@code NaN} where it is not known
     * @param savable spend that can be saved; {@code NaN} where it is not known
     */
    public record Member(
            String customerId,
            boolean heldOut,
            double churnProbability,
            double monetary,
            int cluster,
            double expectedSpend,
            double savable) {
        /** A customer of a scoring. */
        public static Member of(CustomerRow customer, boolean heldOut) {
            CustomerWorth worth = customer.worth();
            return new Member(
                    customer.id(),
                    heldOut,
                    customer.churnProbability(),
                    customer.monetary(),
                    customer.cluster(),
                    worth == null ? Double.NaN : worth.spend(),
                    worth == null ? Double.NaN : worth.savable());
        }
    }

    /**
     * Stores a campaign with all its customers or not at all.
     *
     * @param audience passes each customer on, once
     */
    public StoredCampaign add(Plan plan, Consumer<Consumer<Member>> audience) {
        long id = database.transaction(connection -> {
            long campaign = Sql.insert(
                    connection,
                    "INSERT INTO campaign (name, made_at, made_by, model_id, as_of, segment_names, first_day,"
                            + " window_days, hold_out, min_risk, chosen_by, contacted, held_out)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)",
                    plan.name(),
                    clock.instant(),
                    plan.madeBy(),
                    plan.scoring().model().id(),
                    plan.scoring().asOf(),
                    connection.createArrayOf(
                            "VARCHAR", plan.scoring().model().segmentNames().toArray()),
                    plan.firstDay(),
                    plan.windowDays(),
                    plan.holdOut(),
                    plan.rule().minRisk(),
                    plan.rule().by().key());
            int[] groups = write(connection, campaign, audience);
            Sql.update(
                    connection,
                    "UPDATE campaign SET contacted = ?, held_out = ? WHERE id = ?",
                    groups[0],
                    groups[1],
                    campaign);
            return campaign;
        });
        return find(id).orElseThrow();
    }

    private static int[] write(Connection connection, long campaign, Consumer<Consumer<Member>> audience)
            throws SQLException {
        int[] groups = new int[2];
        Erased erased = Erased.of(connection);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO campaign_customer (campaign_id, customer_id, held_out, churn_probability, monetary, cluster,"
                        + " expected_spend, savable) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            audience.accept(member -> {
                if (erased.contains(member.customerId())) {
                    return;
                }
                try {
                    insert.setLong(1, campaign);
                    insert.setString(2, member.customerId());
                    insert.setBoolean(3, member.heldOut());
                    insert.setDouble(4, member.churnProbability());
                    insert.setObject(5, Sql.orNull(member.monetary()));
                    insert.setInt(6, member.cluster());
                    insert.setObject(7, Sql.orNull(member.expectedSpend()));
                    insert.setObject(8, Sql.orNull(member.savable()));
                    insert.addBatch();
                    groups[member.heldOut() ? 1 : 0]++;
                    if ((groups[0] + groups[1]) % BATCH == 0) {
                        insert.executeBatch();
                    }
                } catch (SQLException e) {
                    throw new UncheckedSqlException(e);
                }
            });
            insert.executeBatch();
        } catch (UncheckedSqlException e) {
            throw e.cause;
        }
        return groups;
    }

    /** Carries an exception of the database through a callback. */
    private static final class UncheckedSqlException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // never serialised
        private final SQLException cause;

        UncheckedSqlException(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    /** The campaign with this number, if there is one. */
    public Optional<StoredCampaign> find(long id) {
        return database.first(
                "SELECT " + StoredCampaign.COLUMNS + " FROM campaign c WHERE c.id = ?", StoredCampaign::of, id);
    }

    /** All campaigns, the newest first. */
    public List<StoredCampaign> all() {
        return database.list(
                "SELECT " + StoredCampaign.COLUMNS + " FROM campaign c ORDER BY c.id DESC LIMIT " + MOST_LISTED,
                StoredCampaign::of);
    }

    /** Those whose window had not been counted to its end. */
    public List<StoredCampaign> unfinished() {
        return database.list(
                "SELECT " + StoredCampaign.COLUMNS + " FROM campaign c WHERE NOT c.is_final ORDER BY c.id",
                StoredCampaign::of);
    }

    /** All customers of a campaign in the order of their ids, some thousands in memory at a time. */
    public void forEachMember(StoredCampaign campaign, Consumer<Member> visitor) {
        List<Member> chunk;
        @Nullable String after = null;
        do {
            chunk = database.list(
                    "SELECT customer_id, held_out, churn_probability, monetary, cluster, expected_spend, savable"
                            + " FROM campaign_customer"
                            + " WHERE campaign_id = ?"
                            + (after == null ? "" : " AND customer_id > ?") + " ORDER BY customer_id LIMIT " + BATCH,
                    row -> new Member(
                            row.getString("customer_id"),
                            row.getBoolean("held_out"),
                            row.getDouble("churn_probability"),
                            Sql.numberOrNaN(row, "monetary"),
                            row.getInt("cluster"),
                            Sql.numberOrNaN(row, "expected_spend"),
                            Sql.numberOrNaN(row, "savable")),
                    after == null ? new Object[] {campaign.id()} : new Object[] {campaign.id(), after});
            chunk.forEach(visitor);
            after = chunk.isEmpty() ? null : chunk.get(chunk.size() - 1).customerId();
        } while (chunk.size() == BATCH);
    }

    /** Stores what the groups of a campaign did. */
    public void count(StoredCampaign campaign, StoredCampaign.Count count) {
        database.transaction(connection -> Sql.update(
                connection,
                "UPDATE campaign SET counted_until = ?, is_final = ?, contacted_returned = ?, held_out_returned = ?,"
                        + " contacted_spend = ?, held_out_spend = ?, spend_low = ?, spend_high = ? WHERE id = ?",
                count.until(),
                count.isFinal(),
                count.contactedReturned(),
                count.heldOutReturned(),
                Sql.orNull(count.contactedSpend()),
                Sql.orNull(count.heldOutSpend()),
                Sql.orNull(count.spendLow()),
                Sql.orNull(count.spendHigh()),
                campaign.id()));
    }

    /** The customers whom any campaign was to contact and whose window overlaps these days. */
    public Set<String> contacted(LocalDate after, LocalDate until) {
        Set<String> contacted = new HashSet<>();
        for (StoredCampaign campaign : all()) {
            if (!campaign.firstDay().isAfter(until) && campaign.lastDay().isAfter(after)) {
                contacted.addAll(database.list(
                        "SELECT customer_id FROM campaign_customer WHERE campaign_id = ? AND NOT held_out",
                        row -> row.getString(1),
                        campaign.id()));
            }
        }
        return contacted;
    }

    /**
     * Another campaign in the same days.
     *
     * @param shared customers of the one who are in the other, too
     */
    public record Overlap(StoredCampaign campaign, int shared) {}

    /** The other campaigns that run in the days of one and share customers with it. */
    public List<Overlap> overlaps(StoredCampaign campaign) {
        return all().stream()
                .filter(other -> other.id() != campaign.id()
                        && !other.firstDay().isAfter(campaign.lastDay())
                        && !campaign.firstDay().isAfter(other.lastDay()))
                .map(other -> new Overlap(other, shared(campaign, other)))
                .filter(overlap -> overlap.shared() > 0)
                .toList();
    }

    private int shared(StoredCampaign one, StoredCampaign other) {
        return database.first(
                        "SELECT COUNT(*) FROM campaign_customer a JOIN campaign_customer b"
                                + " ON b.customer_id = a.customer_id WHERE a.campaign_id = ? AND b.campaign_id = ?",
                        row -> row.getInt(1),
                        one.id(),
                        other.id())
                .orElse(0);
    }

    /** Deletes a customer's assignments and returns how many; the counts of campaigns that are over stay. */
    public int erase(Connection transaction, String customer) throws SQLException {
        return Sql.update(transaction, "DELETE FROM campaign_customer WHERE customer_id = ?", customer);
    }
}
