package io.customerprediction.app.store.audiences;

import io.customerprediction.app.store.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An audience that was contacted, but for a group that was held out by chance.
 *
 * @param name that its maker gave it
 * @param madeBy the user or key that made it; empty without a login
 * @param modelId whose risks chose the audience
 * @param asOf the date that these risks count from
 * @param segmentNames of the model
 * @param firstDay returns after this day count
 * @param windowDays how many days they are counted
 * @param holdOut the share of the audience that was to be held out
 * @param rule who is in the audience
 * @param contacted customers assigned to be contacted
 * @param heldOut customers assigned to be left alone
 * @param count what had happened when it was last counted; {@code null} before that
 */
public record StoredCampaign(
        long id,
        String name,
        Instant madeAt,
        String madeBy,
        String modelId,
        LocalDate asOf,
        List<String> segmentNames,
        LocalDate firstDay,
        int windowDays,
        double holdOut,
        AudienceRule rule,
        int contacted,
        int heldOut,
        @Nullable Count count) {
    static final String COLUMNS =
            "c.id, c.name, c.made_at, c.made_by, c.model_id, c.as_of, c.segment_names, c.first_day, c.window_days, c.hold_out,"
                    + " c.min_risk, c.chosen_by, c.contacted, c.held_out, c.counted_until, c.is_final, c.contacted_returned,"
                    + " c.held_out_returned, c.contacted_spend, c.held_out_spend, c.spend_low, c.spend_high";

    /**
     * What the two groups did, as they were assigned.
     *
     * @param until the last day that was counted
     * @param isFinal whether the window was over
     * @param contactedReturned of those assigned to be contacted, how many made a purchase
     * @param heldOutReturned of those held out, how many made a purchase
     * @param contactedSpend net spend a customer of those to be contacted; {@code NaN} without amounts
     * @param heldOutSpend net spend a customer of those held out; {@code NaN} without amounts
     * @param spendLow lower end of the 95 % interval of the difference of the two; {@code NaN} if not known
     * @param spendHigh upper end of it
     */
    public record Count(
            LocalDate until,
            boolean isFinal,
            int contactedReturned,
            int heldOutReturned,
            double contactedSpend,
            double heldOutSpend,
            double spendLow,
            double spendHigh) {}

    public static StoredCampaign of(ResultSet row) throws SQLException {
        LocalDate until = row.getObject("counted_until", LocalDate.class);
        return new StoredCampaign(
                row.getLong("id"),
                row.getString("name"),
                Sql.instant(row, "made_at"),
                row.getString("made_by"),
                row.getString("model_id"),
                row.getObject("as_of", LocalDate.class),
                Sql.texts(row, "segment_names"),
                row.getObject("first_day", LocalDate.class),
                row.getInt("window_days"),
                row.getDouble("hold_out"),
                new AudienceRule(
                        AudienceRule.By.of(row.getString("chosen_by")),
                        row.getDouble("min_risk"),
                        row.getLong("contacted") + row.getLong("held_out")),
                row.getInt("contacted"),
                row.getInt("held_out"),
                until == null
                        ? null
                        : new Count(
                                until,
                                row.getBoolean("is_final"),
                                row.getInt("contacted_returned"),
                                row.getInt("held_out_returned"),
                                Sql.numberOrNaN(row, "contacted_spend"),
                                Sql.numberOrNaN(row, "held_out_spend"),
                                Sql.numberOrNaN(row, "spend_low"),
                                Sql.numberOrNaN(row, "spend_high")));
    }

    /** The last day that counts. */
    public LocalDate lastDay() {
        return firstDay.plusDays(windowDays);
    }

    /** Whether the window is over and everything in it was counted. */
    public boolean isOver() {
        return count != null && count.isFinal();
    }
}
