package io.customerprediction.transactions.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How the rows of an order are related: whether a total stands on each of them, or only the first one has everything. */
final class OrderShape {
    private static final int ENOUGH_ORDERS = 3;
    private static final double NEARLY_ALL = 0.9;
    private static final int ENOUGH_ROWS = 3;
    private static final long A_CENT = 10_000;
    private static final double NOTEWORTHY = 0.1;
    private static final int ENOUGH_FOR_PRICES = 12;
    private static final double FEW = 0.25;

    private static final Pattern TOTAL = Pattern.compile(
            "(sub-?|grand )?totals?( .*|:)?|(zwischen|end|gesamt)?summe( .*|:)?|gesamt( .*|:)?|sous-total.*|totale?( .*|:)?|totaal( .*|:)?|razem.*",
            Pattern.CASE_INSENSITIVE);

    private final Sample sample;
    private final int order;

    /** @param order index of the order's column; -1 without one */
    OrderShape(Sample sample, int order) {
        this.sample = sample;
        this.order = order;
    }

    /** Orders of several rows: the values of a column on each. */
    private List<List<String>> severalRows(int column) {
        Map<String, List<String>> byOrder = new LinkedHashMap<>();
        for (List<String> row : sample.rows()) {
            if (order >= 0 && !row.get(order).isEmpty()) {
                byOrder.computeIfAbsent(row.get(order), absent -> new ArrayList<>())
                        .add(row.get(column));
            }
        }
        return byOrder.values().stream().filter(values -> values.size() > 1).toList();
    }

    /** Rows of an order on average. */
    double rowsAnOrder() {
        long rows = sample.present(order).size();
        return rows / (double) Math.max(1, sample.distinct(order));
    }

    /** Whether the amount on the rows of an order is that of the whole order. */
    boolean repeatsTotals(int amount) {
        List<List<String>> orders = severalRows(amount);
        if (orders.size() < ENOUGH_ORDERS) {
            return false;
        }
        long once = 0;
        long same = 0;
        Set<String> totals = new HashSet<>();
        for (List<String> values : orders) {
            List<String> present =
                    values.stream().filter(value -> !value.isEmpty()).toList();
            boolean one = present.size() == 1;
            boolean equal = present.size() > 1 && new HashSet<>(present).size() == 1;
            once += one ? 1 : 0;
            same += equal ? 1 : 0;
            totals.addAll(one || equal ? present : List.of());
        }
        return once + same >= NEARLY_ALL * orders.size() && (once > same || totals.size() >= ENOUGH_ORDERS);
    }

    /** Whether amounts that repeat within orders are a few prices only, where totals would be nearly as many as orders. */
    boolean hasFewAmounts(int amount) {
        List<List<String>> orders = severalRows(amount);
        Set<String> amounts = new HashSet<>();
        orders.forEach(amounts::addAll);
        return orders.size() >= ENOUGH_FOR_PRICES
                && amounts.size() <= FEW * orders.size()
                && orders.stream().allMatch(values -> values.stream().noneMatch(String::isEmpty));
    }

    /** Whether most orders of several rows have another time on each. */
    boolean hasSeveralTimes(int time) {
        List<List<String>> orders = severalRows(time);
        long several = orders.stream()
                .filter(times -> new HashSet<>(times).size() == times.size())
                .count();
        return several >= ENOUGH_ORDERS && 2 * several > orders.size();
    }

    /** Whether the total that stands on all rows of an order is often not the sum of its lines. */
    boolean differsFromLines(int total, int line) {
        Map<String, Long> sums = new LinkedHashMap<>();
        Map<String, Long> totals = new LinkedHashMap<>();
        for (List<String> row : sample.rows()) {
            if (!row.get(order).isEmpty()) {
                sums.merge(row.get(order), RepeatedSums.money(row.get(line)), Long::sum);
                totals.putIfAbsent(row.get(order), RepeatedSums.money(row.get(total)));
            }
        }
        long different = totals.entrySet().stream()
                .filter(entry -> Math.abs(entry.getValue() - sums.getOrDefault(entry.getKey(), 0L)) > A_CENT)
                .count();
        return different > NOTEWORTHY * totals.size();
    }

    /** Whether the row is a sum under those of a customer or month. */
    private static boolean hasTotal(List<String> row) {
        return row.stream().anyMatch(value -> TOTAL.matcher(value).matches());
    }

    /** Whether an order's later rows leave out what its first one has, such as the customer. */
    boolean isFilledDown(List<Integer> columns) {
        long conforming = 0;
        long other = 0;
        String before = "";
        boolean complete = false;
        for (List<String> row : sample.rows()) {
            boolean leavesOut =
                    columns.stream().anyMatch(column -> row.get(column).isEmpty());
            String own = order < 0 ? "" : row.get(order);
            boolean nothing = own.isEmpty()
                    && columns.stream().allMatch(column -> row.get(column).isEmpty());
            boolean continues = nothing || (!own.isEmpty() && own.equals(before));
            if (nothing && hasTotal(row)) {
                return false;
            }
            if (leavesOut && continues && complete) {
                conforming++;
            } else if (leavesOut) {
                other++;
            }
            complete = continues ? complete : !leavesOut;
            before = nothing ? before : own;
        }
        return order >= 0 && conforming >= ENOUGH_ROWS && conforming >= other;
    }
}
