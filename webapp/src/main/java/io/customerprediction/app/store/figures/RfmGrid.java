package io.customerprediction.app.store.figures;

import io.customerprediction.app.store.customers.CustomerTable;
import io.customerprediction.app.store.customers.PurchaseRanges.Range;
import io.customerprediction.app.store.customers.Totals;
import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Counts customers by fifths of recency and of frequency. Those with the same number are kept together, so that classes are
 * as nearly of one size as that allows; where many have the same number there are fewer than five.
 */
public final class RfmGrid {
    private static final int CLASSES = 5;

    private RfmGrid() {}

    /** How many customers have a number. */
    record Counted(int value, long customers) {}

    /** Counts the customers of a scoring, whose table is complete. */
    public static void write(Connection transaction, long scoring, CustomerTable table) throws SQLException {
        List<Range> recencies = classes(counted(transaction, table, "recency"));
        List<Range> frequencies = classes(counted(transaction, table, "frequency"));
        for (RfmCell cell : Sql.list(
                transaction,
                "SELECT recency_class, frequency_class, COUNT(*) AS customers, SUM(churn_probability) AS churn,"
                        + " SUM(back_30) AS back_30, SUM(back_60) AS back_60, SUM(back_90) AS back_90,"
                        + " SUM(monetary) AS monetary, SUM(value_at_risk) AS value_at_risk,"
                        + " SUM(GREATEST(expected_orders, 0)) AS expected_orders,"
                        + " SUM(GREATEST(expected_spend, 0)) AS expected_spend, SUM(GREATEST(savable, 0)) AS savable"
                        + " FROM (SELECT c.*, " + classOf("recency", recencies) + " AS recency_class, "
                        + classOf("frequency", frequencies) + " AS frequency_class FROM " + table.name() + " c) t"
                        + " GROUP BY recency_class, frequency_class",
                row -> new RfmCell(
                        row.getInt("recency_class"),
                        row.getInt("frequency_class"),
                        recencies.get(row.getInt("recency_class") - 1),
                        frequencies.get(row.getInt("frequency_class") - 1),
                        Totals.of(row)))) {
            insert(transaction, scoring, cell);
        }
    }

    private static List<Counted> counted(Connection transaction, CustomerTable table, String column)
            throws SQLException {
        return Sql.list(
                transaction,
                "SELECT " + column + ", COUNT(*) FROM " + table.name() + " GROUP BY " + column + " ORDER BY " + column,
                row -> new Counted(row.getInt(1), row.getLong(2)));
    }

    /** @param counted the values in ascending order */
    static List<Range> classes(List<Counted> counted) {
        long left = counted.stream().mapToLong(Counted::customers).sum();
        List<Range> classes = new ArrayList<>();
        long size = 0;
        int from = 0;
        for (int k = 0; k < counted.size(); k++) {
            size += counted.get(k).customers();
            boolean last = k == counted.size() - 1;
            double wanted = (double) left / (CLASSES - classes.size());
            // the class ends here if one more value would take it further from its size than this one leaves it
            if (last
                    || (classes.size() < CLASSES - 1
                            && size + counted.get(k + 1).customers() / 2.0 > wanted)) {
                classes.add(new Range(counted.get(from).value(), counted.get(k).value()));
                left -= size;
                size = 0;
                from = k + 1;
            }
        }
        return classes;
    }

    private static String classOf(String column, List<Range> classes) {
        return classes.stream()
                .skip(1)
                .map(range -> " + CASE WHEN " + column + " >= " + range.from() + " THEN 1 ELSE 0 END")
                .collect(Collectors.joining("", "1", ""));
    }

    private static void insert(Connection transaction, long scoring, RfmCell cell) throws SQLException {
        Totals totals = cell.totals();
        Sql.update(
                transaction,
                "INSERT INTO rfm_cell (scoring_id, recency_class, frequency_class, recency_from, recency_to,"
                        + " frequency_from, frequency_to, " + Totals.COLUMNS
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                scoring,
                cell.recencyClass(),
                cell.frequencyClass(),
                cell.recency().from(),
                cell.recency().to(),
                cell.frequency().from(),
                cell.frequency().to(),
                totals.customers(),
                totals.churn(),
                totals.back30(),
                totals.back60(),
                totals.back90(),
                totals.monetary(),
                totals.valueAtRisk(),
                totals.expectedOrders(),
                totals.expectedSpend(),
                totals.savable());
    }

    /** The cells with customers; none where an earlier release has scored them. */
    public static List<RfmCell> of(Database database, long scoring) {
        return database.list(
                "SELECT * FROM rfm_cell WHERE scoring_id = ? ORDER BY frequency_class, recency_class",
                row -> new RfmCell(
                        row.getInt("recency_class"),
                        row.getInt("frequency_class"),
                        new Range(row.getInt("recency_from"), row.getInt("recency_to")),
                        new Range(row.getInt("frequency_from"), row.getInt("frequency_to")),
                        Totals.of(row)),
                scoring);
    }
}
