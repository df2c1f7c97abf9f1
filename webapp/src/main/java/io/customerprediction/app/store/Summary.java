package io.customerprediction.app.store;

import io.customerprediction.segments.SegmentName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sums of one scoring by segment, band of risk and class of spending: some hundred cells. Immutable. */
record Summary(List<Cell> cells) {
    /** Customers of one segment, band and class. */
    record Cell(int cluster, int step, int valueClass, Totals totals) {
        /** The band of risk, which holds those who are all but lost, too. */
        RiskBand band() {
            return RiskBand.numbered(step);
        }

        double from() {
            return step == Tally.LOST ? SegmentName.LOST.from() : band().from();
        }

        /** Whether all customers of the cell can be of the segment. */
        boolean isOf(SegmentName segment, List<String> groups) {
            return from() >= segment.from() && from() < segment.to() && segment.mayHold(groups.get(cluster - 1));
        }

        Group group() {
            return new Group(cluster, band());
        }
    }

    /** A segment and a band. */
    record Group(int cluster, RiskBand band) {}

    static Summary of(Database database, long scoring) {
        return new Summary(database.list(
                "SELECT cluster, band, value_class, " + Totals.COLUMNS
                        + " FROM summary WHERE scoring_id = ? ORDER BY cluster, band, value_class",
                row -> new Cell(row.getInt("cluster"), row.getInt("band"), row.getInt("value_class"), Totals.of(row)),
                scoring));
    }

    Totals totals(Predicate<Cell> wanted) {
        return cells.stream().filter(wanted).map(Cell::totals).reduce(Totals.NONE, Totals::plus);
    }

    /** The groups that can contain customers of the filter. */
    List<Group> groups(CustomerFilter filter) {
        return wanted(filter).map(Cell::group).distinct().toList();
    }

    private Stream<Cell> wanted(CustomerFilter filter) {
        return cells.stream()
                .filter(cell -> filter.allows(cell.cluster, cell.band())
                        && ValueClass.from(cell.valueClass) <= filter.value().to()
                        && ValueClass.to(cell.valueClass) > filter.value().from());
    }

    /** How many customers the filter finds, looking at the text not at all and at limits within a cell in proportion. */
    double estimate(CustomerFilter filter) {
        return wanted(filter)
                .mapToDouble(cell -> cell.totals.customers() * share(cell, filter))
                .sum();
    }

    /** How many customers at least are within the filter's range of spending, in the groups that it allows. */
    long atLeast(CustomerFilter filter) {
        return wanted(filter)
                .filter(cell -> ValueClass.from(cell.valueClass)
                                >= filter.value().from()
                        && ValueClass.to(cell.valueClass) <= filter.value().to())
                .mapToLong(cell -> cell.totals.customers())
                .sum();
    }

    /** Releases before version 14 of the schema counted those who are all but lost among the others of their band. */
    private double end(Cell cell) {
        boolean splits = cells.stream().anyMatch(other -> other.step == Tally.LOST);
        return splits && cell.step == RiskBand.HIGH.number()
                ? SegmentName.LOST.from()
                : cell.band().to();
    }

    /** Whether the filter's limits of risk cut through no cell, so that its customers are counted exactly. */
    boolean isWhole(CustomerFilter filter) {
        return !filter.value().isLimit()
                && wanted(filter).mapToDouble(cell -> share(cell, filter)).allMatch(share -> share == 0 || share == 1);
    }

    private double share(Cell cell, CustomerFilter filter) {
        double from = ValueClass.from(cell.valueClass);
        double to = ValueClass.to(cell.valueClass);
        boolean cut = Double.isFinite(from) && Double.isFinite(to) && from < to;
        double ofValue = cut
                ? (Math.min(to, filter.value().to())
                                - Math.max(from, filter.value().from()))
                        / (to - from)
                : 1;
        double end = end(cell);
        double ofRisk = (Math.min(end, filter.risk().to())
                        - Math.max(cell.from(), filter.risk().from()))
                / (end - cell.from());
        return Math.max(0, Math.min(1, ofValue)) * Math.max(0, ofRisk);
    }

    /**
     * Where the spending of the lower, the middle and the upper third of customers ends, as near as the classes allow;
     * fewer ends where many spend alike.
     */
    List<Double> thirds() {
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
