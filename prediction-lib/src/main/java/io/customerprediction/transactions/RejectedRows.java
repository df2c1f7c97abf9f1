package io.customerprediction.transactions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts rows by their status, keeps the first examples of every reason and passes rejected rows on. */
final class RejectedRows {
    private static final int EXAMPLES = 3;
    private static final int LONGEST_VALUE = 200;

    private final @Nullable Consumer<RejectedRow> consumer;
    private final long[] counts = new long[RowStatus.ALL];
    private final List<CleaningReport.Example> examples = new ArrayList<>();

    RejectedRows(@Nullable Consumer<RejectedRow> consumer) {
        this.consumer = consumer;
    }

    /** Takes a row of the batch that is rejected, or kept with a note. */
    void add(short status, RowBatch batch, int row) {
        long before = counts[status]++;
        RejectionReason reason = RowStatus.reason(status);
        if (reason != null && (before < EXAMPLES || consumer != null)) {
            RejectedRow rejected = batch.describe(reason, row);
            if (consumer != null) {
                consumer.accept(rejected);
            }
            if (before < EXAMPLES) {
                examples.add(example(rejected));
            }
        }
    }

    /** Counts rows of customers who were erased; what stands in them is not passed on. */
    void addErased(int rows) {
        counts[RowStatus.of(RejectionReason.ERASED)] += rows;
    }

    private static CleaningReport.Example example(RejectedRow rejected) {
        String value = rejected.value();
        return new CleaningReport.Example(
                rejected.reason().words(),
                rejected.line(),
                rejected.column(),
                value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…");
    }

    /** Adds to the rows that were kept with a note. */
    void note(RowNote note, long rows) {
        counts[RowStatus.noting(RowStatus.KEPT, note)] += rows;
    }

    /** How many rows have each status; only those that occurred. */
    SortedMap<Short, Long> statuses() {
        SortedMap<Short, Long> rows = new TreeMap<>();
        for (short status = 0; status < RowStatus.ALL; status++) {
            if (counts[status] > 0) {
                rows.put(status, counts[status]);
            }
        }
        return rows;
    }

    List<CleaningReport.Example> examples() {
        return examples.stream()
                .sorted(Comparator.comparing(CleaningReport.Example::reason))
                .toList();
    }
}
