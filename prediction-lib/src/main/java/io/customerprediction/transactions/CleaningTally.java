package io.customerprediction.transactions;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What happened to the rows of a log, or of a part of one; those of parts can be added up.
 *
 * @param rows how many were read
 * @param rowsKept how many were kept
 * @param rowsCovered how many were set aside because an earlier file covers them
 * @param purchases how many runs of rows hold a purchase; at least 1 where an earlier file may hold some
 * @param namesOrders whether a row that was kept has an order
 * @param statuses how many rows have each status, as the rules number them; rows kept without a note are left out
 * @param examples the first rows of every reason
 */
public record CleaningTally(
        long rows,
        long rowsKept,
        long rowsCovered,
        long purchases,
        boolean namesOrders,
        SortedMap<Short, Long> statuses,
        List<CleaningReport.Example> examples)
        implements Serializable {
    private static final int EXAMPLES = 3;

    /** Of no rows. */
    public static final CleaningTally NONE = new CleaningTally(0, 0, 0, 0, false, new TreeMap<>(), List.of());

    /** Keeps its own copies. */
    public CleaningTally {
        statuses = new TreeMap<>(statuses);
        examples = List.copyOf(examples);
    }

    /** Of the rows of both; of each reason, the first examples of this one come first. */
    public CleaningTally plus(CleaningTally other) {
        SortedMap<Short, Long> sums = new TreeMap<>(statuses);
        other.statuses.forEach((status, count) -> sums.merge(status, count, Long::sum));
        List<CleaningReport.Example> both = new ArrayList<>(examples);
        for (CleaningReport.Example example : other.examples) {
            if (both.stream().filter(e -> e.reason().equals(example.reason())).count() < EXAMPLES) {
                both.add(example);
            }
        }
        return new CleaningTally(
                rows + other.rows,
                rowsKept + other.rowsKept,
                rowsCovered + other.rowsCovered,
                purchases + other.purchases,
                namesOrders || other.namesOrders,
                sums,
                both);
    }

    /** The same after some of the rows were found to be those of what stands twice. */
    CleaningTally withDuplicates(MergeFacts.Duplicates found) {
        SortedMap<Short, Long> less = new TreeMap<>(statuses);
        found.statuses().forEach((status, count) -> less.merge(status, -count, Long::sum));
        if (found.rows() > 0) {
            less.merge(RowStatus.of(RejectionReason.DUPLICATED_ORDER), found.rows(), Long::sum);
        }
        less.values().removeIf(count -> count == 0);
        return new CleaningTally(
                rows, rowsKept - found.rowsKept(), rowsCovered, purchases, namesOrders, less, examples);
    }

    /** The same with a note on so many rows. */
    CleaningTally withNote(RowNote note, long noted) {
        SortedMap<Short, Long> more = new TreeMap<>(statuses);
        if (noted > 0) {
            more.merge(RowStatus.noting(RowStatus.KEPT, note), noted, Long::sum);
        }
        return new CleaningTally(rows, rowsKept, rowsCovered, purchases, namesOrders, more, examples);
    }

    /** Whether no row could be used, neither kept nor set aside because an earlier file covers it. */
    public boolean isEmpty() {
        return rowsKept + rowsCovered == 0;
    }

    /** Whether all that was kept gives money back; an earlier file may have the orders. */
    public boolean hasOnlyReturns() {
        return rowsKept > 0 && purchases == 0;
    }

    /** How many rows that were kept give money back. */
    public long returns() {
        return notes().getOrDefault(RowNote.RETURN.words, 0L);
    }

    /** How many rows were rejected for each reason. */
    SortedMap<String, Long> reasons() {
        SortedMap<String, Long> rejected = new TreeMap<>();
        for (RejectionReason reason : RejectionReason.values()) {
            if (count(reason) > 0) {
                rejected.put(reason.words(), count(reason));
            }
        }
        return rejected;
    }

    private long count(RejectionReason reason) {
        return statuses.getOrDefault(RowStatus.of(reason), 0L);
    }

    /** How many rows that were kept have each note. */
    private SortedMap<String, Long> notes() {
        SortedMap<String, Long> noted = new TreeMap<>();
        statuses.forEach((status, count) -> {
            for (RowNote note : RowNote.values()) {
                if (RowStatus.isKept(status) && RowStatus.notes(status, note)) {
                    noted.merge(note.words, count, Long::sum);
                }
            }
        });
        return noted;
    }

    /**
     * Share of rows whose fields, date or amount cannot be read, of those that are not set aside by what they are.
     *
     * @return 0 to 1
     */
    public double unreadable() {
        long unreadable = 0;
        long byMeaning = 0;
        for (RejectionReason reason : RejectionReason.values()) {
            unreadable += reason.isUnreadable() ? count(reason) : 0;
            byMeaning += reason.isByMeaning() ? count(reason) : 0;
        }
        return unreadable / (double) Math.max(1, rows - byMeaning);
    }

    /** How many rows were rejected for each reason, for a message. */
    public String reasonsInWords() {
        return reasons().toString();
    }

    /** A few examples, for a message. */
    public String examplesInWords() {
        return sorted().stream()
                .limit(EXAMPLES)
                .map(CleaningReport.Example::inWords)
                .collect(Collectors.joining("; "));
    }

    private List<CleaningReport.Example> sorted() {
        return examples.stream()
                .sorted(Comparator.comparing(CleaningReport.Example::reason))
                .toList();
    }

    /**
     * The report of a finished cleaning.
     *
     * @param sha256 of the source's bytes; empty where it has none
     * @param duplicatedOrders how many orders stand twice
     * @param days of the rows kept
     * @throws IllegalStateException if no row was kept
     */
    CleaningReport report(String layout, Reading reading, String sha256, long duplicatedOrders, DaySpan days) {
        if (isEmpty()) {
            throw new IllegalStateException("no row was kept");
        }
        RowCounts counts = new RowCounts(rows, rowsKept, reasons(), duplicatedOrders, notes());
        return new CleaningReport(layout, reading, sha256, counts, sorted(), days.first(), days.last());
    }
}
