package io.customerprediction.app.store.figures;

import io.customerprediction.app.store.customers.RiskBand;
import io.customerprediction.app.store.customers.Totals;
import io.customerprediction.app.store.database.Database;
import io.customerprediction.segments.SegmentName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The sums of one scoring by segment, band of risk and class of spending: some hundred cells. Immutable. */
public record Summary(List<Cell> cells) {
    /** Customers of one segment, band and class. */
    public record Cell(int cluster, int step, int valueClass, Totals totals) {
        /** The band of risk, which holds those who are all but lost, too. */
        public RiskBand band() {
            return RiskBand.numbered(step);
        }

        double from() {
            return step == Tally.LOST ? SegmentName.LOST.from() : band().from();
        }

        /** Whether all customers of the cell can be of the segment. */
        public boolean isOf(SegmentName segment, List<String> groups) {
            return from() >= segment.from() && from() < segment.to() && segment.mayHold(groups.get(cluster - 1));
        }
    }

    public static Summary of(Database database, long scoring) {
        return new Summary(database.list(
                "SELECT cluster, band, value_class, " + Totals.COLUMNS
                        + " FROM summary WHERE scoring_id = ? ORDER BY cluster, band, value_class",
                row -> new Cell(row.getInt("cluster"), row.getInt("band"), row.getInt("value_class"), Totals.of(row)),
                scoring));
    }

    public Totals totals(Predicate<Cell> wanted) {
        return cells.stream().filter(wanted).map(Cell::totals).reduce(Totals.NONE, Totals::plus);
    }

    /**
     * Where the spending of the lower, the middle and the upper third of customers ends, as near as the classes allow;
     * fewer ends where many spend alike.
     */
    public List<Double> thirds() {
        long all = totals(cell -> true).customers();
        var byClass = cells.stream()
                .collect(Collectors.groupingBy(Cell::valueClass, Collectors.summingLong(c -> c.totals.customers())));
        List<Double> ends = new ArrayList<>();
        long upTo = 0;
        for (int c = 0; c < ValueClass.COUNT; c++) {
            long before = upTo;
            upTo += byClass.getOrDefault(c, 0L);
            boolean passesAThird =
                    (before * 3 < all && upTo * 3 >= all) || (before * 3 < 2 * all && upTo * 3 >= 2 * all);
            if (passesAThird && upTo < all) {
                ends.add(ValueClass.to(c));
            }
        }
        ends.add(Double.POSITIVE_INFINITY);
        return ends;
    }
}
