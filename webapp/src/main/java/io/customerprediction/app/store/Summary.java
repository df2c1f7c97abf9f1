package io.customerprediction.app.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sums of one scoring by segment, band of risk and class of spending: some hundred cells. Immutable. */
record Summary(List<Cell> cells) {
    /** Customers of one segment, band and class. */
    record Cell(int cluster, RiskBand band, int valueClass, Totals totals) {
        Group group() {
            return new Group(cluster, band);
        }
    }

    /** A segment and a band. */
    record Group(int cluster, RiskBand band) {}

    static Summary of(Database database, long scoring) {
        return new Summary(database.list(
                "SELECT cluster, band, value_class, customers, churn, back_30, back_60, back_90, monetary,"
                        + " value_at_risk, expected_orders, expected_spend FROM summary WHERE scoring_id = ? ORDER BY cluster, band, value_class",
                row -> new Cell(
                        row.getInt("cluster"),
                        RiskBand.numbered(row.getInt("band")),
                        row.getInt("value_class"),
                        Totals.of(row)),
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
                .filter(cell -> filter.allows(cell.cluster, cell.band)
                        && ValueClass.from(cell.valueClass) <= filter.maxValue()
                        && ValueClass.to(cell.valueClass) > filter.minValue());
    }

    /** How many customers the filter finds, looking at the id's prefix not at all and at limits within a cell in proportion. */
    double estimate(CustomerFilter filter) {
        return wanted(filter)
                .mapToDouble(cell -> cell.totals.customers() * share(cell, filter))
                .sum();
    }

    /** How many customers at least are within the filter's range of spending, in the groups that it allows. */
    long atLeast(CustomerFilter filter) {
        return wanted(filter)
                .filter(cell -> ValueClass.from(cell.valueClass) >= filter.minValue()
                        && ValueClass.to(cell.valueClass) <= filter.maxValue())
                .mapToLong(cell -> cell.totals.customers())
                .sum();
    }

    private static double share(Cell cell, CustomerFilter filter) {
        double from = ValueClass.from(cell.valueClass);
        double to = ValueClass.to(cell.valueClass);
        boolean cut = Double.isFinite(from) && Double.isFinite(to) && from < to;
        double ofValue = cut ? (Math.min(to, filter.maxValue()) - Math.max(from, filter.minValue())) / (to - from) : 1;
        double ofRisk = Math.min(1, (cell.band.to() - filter.minRisk()) / (cell.band.to() - cell.band.from()));
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
