package io.customerprediction.app.store.figures;

import io.customerprediction.ModelInfo;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.CustomerWorth;
import io.customerprediction.app.store.customers.RiskBand;
import io.customerprediction.app.store.customers.Totals;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.segments.SegmentName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Sums up a scoring while its customers pass by, so that no page has to: memory does not grow with their number. For one
 * thread.
 */
public final class Tally {
    /** Steps of churn probability that {@code risk_step} counts in. */
    public static final int STEPS = 1000;

    /** Stands for those of the highest band who are all but certain not to buy, whom a segment of their own holds. */
    static final int LOST = RiskBand.values().length;

    private static final int BANDS = LOST + 1;
    private static final int MOST_GAP = 1000;

    private final ModelInfo model;
    private final Sums cells;
    private final Sums steps = new Sums(STEPS);
    private final Sums savable = new Sums(SavableSteps.COUNT);
    private final Map<SegmentName, int[]> gaps = new EnumMap<>(SegmentName.class);

    public Tally(ModelInfo model) {
        this.model = model;
        this.cells = new Sums(model.segmentNames().size() * BANDS * ValueClass.COUNT);
    }

    public void add(CustomerRow customer) {
        int band = (customer.cluster() - 1) * BANDS + band(customer);
        cells.add(band * ValueClass.COUNT + ValueClass.of(customer.monetary()), customer);
        steps.add(step(customer.churnProbability()), customer);
        if (knowsSavable(customer)) {
            savable.add(SavableSteps.of(savable(customer)), customer);
        }
        double gap = customer.meanGap();
        if (!Double.isNaN(gap)) {
            SegmentName segment = model.segment(customer.cluster(), customer.churnProbability());
            gaps.computeIfAbsent(segment, name -> new int[MOST_GAP + 1])[(int) Math.min(Math.round(gap), MOST_GAP)]++;
        }
    }

    /** Takes one customer of a scoring out of its sums; medians stay as they are. */
    public static void remove(Connection connection, long scoring, CustomerRow customer) throws SQLException {
        boolean found = removeFromSummary(connection, scoring, customer, band(customer));
        if (!found && band(customer) == LOST) {
            // a release before version 14 of the schema knew no such band
            removeFromSummary(connection, scoring, customer, customer.band().number());
        }
        remove(
                connection,
                "risk_step WHERE scoring_id = ? AND step = ?",
                customer,
                scoring,
                step(customer.churnProbability()));
        remove(
                connection,
                "rfm_cell WHERE scoring_id = ? AND recency_from <= ? AND recency_to >= ? AND frequency_from <= ?"
                        + " AND frequency_to >= ?",
                customer,
                scoring,
                customer.recency(),
                customer.recency(),
                customer.frequency(),
                customer.frequency());
        if (knowsSavable(customer)) {
            remove(
                    connection,
                    "savable_step WHERE scoring_id = ? AND step = ?",
                    customer,
                    scoring,
                    SavableSteps.of(savable(customer)));
        }
    }

    private static boolean knowsSavable(CustomerRow customer) {
        CustomerWorth worth = customer.worth();
        return worth != null && worth.hasMoney();
    }

    private static double savable(CustomerRow customer) {
        CustomerWorth worth = customer.worth();
        return worth == null || !worth.hasMoney() ? 0 : worth.savable();
    }

    private static boolean removeFromSummary(Connection connection, long scoring, CustomerRow customer, int band)
            throws SQLException {
        return remove(
                connection,
                "summary WHERE scoring_id = ? AND cluster = ? AND band = ? AND value_class = ?",
                customer,
                scoring,
                customer.cluster(),
                band,
                ValueClass.of(customer.monetary()));
    }

    private static int band(CustomerRow customer) {
        return customer.churnProbability() >= SegmentName.LOST.from()
                ? LOST
                : customer.band().number();
    }

    private static boolean remove(Connection connection, String sums, CustomerRow customer, Object... keys)
            throws SQLException {
        List<Object> values = new ArrayList<>(List.of(
                customer.churnProbability(),
                customer.back30(),
                customer.back60(),
                customer.back90(),
                Double.isNaN(customer.monetary()) ? 0 : customer.monetary(),
                customer.valueAtRisk(),
                orders(customer),
                spend(customer),
                savable(customer)));
        values.addAll(List.of(keys));
        int found = Sql.update(
                connection,
                "UPDATE "
                        + sums.replaceFirst(
                                " WHERE",
                                " SET customers = customers - 1, churn = churn - ?,"
                                        + " back_30 = back_30 - ?, back_60 = back_60 - ?, back_90 = back_90 - ?, monetary = monetary - ?,"
                                        + " value_at_risk = value_at_risk - ?, expected_orders = expected_orders - ?,"
                                        + " expected_spend = expected_spend - ?, savable = savable - ? WHERE"),
                values.toArray());
        Sql.update(connection, "DELETE FROM " + sums + " AND customers <= 0", keys);
        return found > 0;
    }

    private static double orders(CustomerRow customer) {
        CustomerWorth worth = customer.worth();
        return worth == null ? 0 : worth.orders();
    }

    private static double spend(CustomerRow customer) {
        CustomerWorth worth = customer.worth();
        return worth == null || !worth.hasMoney() ? 0 : worth.spend();
    }

    private static int step(double churnProbability) {
        return (int) Math.min(churnProbability * STEPS, STEPS - 1);
    }

    /** Writes all sums but those without customers. */
    public void write(Connection connection, long scoring) throws SQLException {
        cells.write(
                connection, scoring, "summary (cluster, band, value_class", cell -> new int[] {
                    cell / ValueClass.COUNT / BANDS + 1, cell / ValueClass.COUNT % BANDS, cell % ValueClass.COUNT
                });
        steps.write(connection, scoring, "risk_step (step", step -> new int[] {step});
        savable.write(connection, scoring, "savable_step (step", step -> new int[] {step});
        for (Map.Entry<SegmentName, int[]> counted : gaps.entrySet()) {
            Sql.update(
                    connection,
                    "INSERT INTO segment_gap (scoring_id, segment, days) VALUES (?, ?, ?)",
                    scoring,
                    counted.getKey().key(),
                    median(counted.getValue()));
        }
    }

    /** The lower median of counted values, one at least. */
    private static int median(int[] counts) {
        long all = 0;
        for (int count : counts) {
            all += count;
        }
        long upTo = 0;
        for (int value = 0; value < counts.length; value++) {
            upTo += counts[value];
            if (2 * upTo >= all) {
                return value;
            }
        }
        throw new IllegalArgumentException("nothing was counted");
    }

    /** The sums of each of some groups. */
    private static final class Sums {
        /** The key columns of a group's number. */
        @FunctionalInterface
        private interface Keys {
            int[] of(int group);
        }

        private final int[] customers;
        private final double[][] sums;

        Sums(int groups) {
            customers = new int[groups];
            sums = new double[9][groups];
        }

        void add(int group, CustomerRow customer) {
            customers[group]++;
            sums[0][group] += customer.churnProbability();
            sums[1][group] += customer.back30();
            sums[2][group] += customer.back60();
            sums[3][group] += customer.back90();
            sums[4][group] += Double.isNaN(customer.monetary()) ? 0 : customer.monetary();
            sums[5][group] += customer.valueAtRisk();
            sums[6][group] += orders(customer);
            sums[7][group] += spend(customer);
            sums[8][group] += savable(customer);
        }

        void write(Connection connection, long scoring, String keyedTable, Keys keys) throws SQLException {
            int keyColumns = keys.of(0).length;
            String sql = "INSERT INTO " + keyedTable + ", scoring_id, " + Totals.COLUMNS + ") VALUES ("
                    + "?, ".repeat(keyColumns + sums.length + 1) + "?)";
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                for (int group = 0; group < customers.length; group++) {
                    if (customers[group] > 0) {
                        bind(insert, scoring, keys.of(group), group);
                        insert.addBatch();
                    }
                }
                insert.executeBatch();
            }
        }

        private void bind(PreparedStatement insert, long scoring, int[] keys, int group) throws SQLException {
            int parameter = 1;
            for (int key : keys) {
                insert.setInt(parameter++, key);
            }
            insert.setLong(parameter++, scoring);
            insert.setInt(parameter++, customers[group]);
            for (double[] sum : sums) {
                insert.setDouble(parameter++, sum[group]);
            }
        }
    }
}
