package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.RowMeaning;
import io.customerprediction.transactions.values.StatusWords;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides whether rows that give money back stand beside the rows of their orders, or are the orders' own rows. */
final class RefundRows {
    private static final double MOST = 0.5;

    private static final Set<RowMeaning> GIVES_BACK =
            Set.of(RowMeaning.REFUND, RowMeaning.REFUNDED, RowMeaning.CANCELLED, RowMeaning.CHARGEBACK);

    private final Sample sample;
    private final Columns columns;

    RefundRows(Sample sample, Columns columns) {
        this.sample = sample;
        this.columns = columns;
    }

    /** Whether the rows that a column of statuses or types calls refunds stand beside those of their orders. */
    boolean stand(int column) {
        boolean type = Vocabulary.rank(Role.TYPE, sample.name(column)) < Integer.MAX_VALUE;
        boolean state = Vocabulary.rank(Role.STATUS, sample.name(column)) < Integer.MAX_VALUE;
        List<List<String>> back = sample.rows().stream()
                .filter(row -> !row.get(column).isEmpty() && GIVES_BACK.contains(StatusWords.of(row.get(column))))
                .toList();
        if (back.isEmpty()) {
            return type;
        }
        Map<String, Set<String>> sold = timesOfSoldOrders(column);
        boolean documents = back.stream().allMatch(row -> StatusWords.of(row.get(column)) == RowMeaning.REFUND);
        // a credit note has a number of its own, and says of no order that it was refunded
        boolean creditNotes = documents && (type || !state);
        long ofOwn = back.stream()
                .filter(row -> isNegative(row) || namesOriginal(row) || namesSoldOrder(row, sold, documents || !state))
                .count();
        return creditNotes || ofOwn > MOST * back.size() || (columns.column(Role.ORDER) < 0 && type);
    }

    /** Whether most rows that a column calls cancellations name an order whose purchase stands on a row of another time. */
    boolean undo(int column) {
        Map<String, Set<String>> sold = timesOfSoldOrders(column);
        List<List<String>> cancelled = sample.rows().stream()
                .filter(row -> !row.get(column).isEmpty() && StatusWords.of(row.get(column)) == RowMeaning.CANCELLED)
                .toList();
        long later = cancelled.stream()
                .filter(row -> namesSoldOrder(row, sold, false))
                .count();
        return later > MOST * cancelled.size();
    }

    private Map<String, Set<String>> timesOfSoldOrders(int column) {
        int order = columns.column(Role.ORDER);
        Map<String, Set<String>> sold = new HashMap<>();
        for (List<String> row : sample.rows()) {
            if (order >= 0 && !row.get(column).isEmpty() && StatusWords.of(row.get(column)) == RowMeaning.SALE) {
                sold.computeIfAbsent(row.get(order), absent -> new HashSet<>()).add(row.get(columns.column(Role.TIME)));
            }
        }
        return sold;
    }

    private boolean isNegative(List<String> row) {
        int amount = columns.column(Role.AMOUNT);
        return amount >= 0 && row.get(amount).strip().matches("[-\u2212(].*|.*-");
    }

    private boolean namesOriginal(List<String> row) {
        int original = columns.column(Role.ORIGINAL);
        return original >= 0 && !CustomerChoice.isPlaceholder(row.get(original));
    }

    /** A line that was sent back has the time of the other lines of its order; a refund has its own. */
    private boolean namesSoldOrder(List<String> row, Map<String, Set<String>> sold, boolean document) {
        int order = columns.column(namesOriginal(row) ? Role.ORIGINAL : Role.ORDER);
        Set<String> times = order < 0 ? null : sold.get(row.get(order));
        return times != null && (document || !times.contains(row.get(columns.column(Role.TIME))));
    }
}
