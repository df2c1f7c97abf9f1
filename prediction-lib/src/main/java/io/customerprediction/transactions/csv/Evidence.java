package io.customerprediction.transactions.csv;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the values of a text say about decisions that were made by its beginning; one for each chunk, then added up. */
final class Evidence {
    private static final int MOST_VALUES = 1_000;
    private static final int LONGEST_VALUE = 80;

    /** Whether the text is UTF-8, which plain ASCII is too. */
    boolean utf8 = true;

    /** Whether a date can be read only in the order in which it was read. */
    boolean provesDateOrder;

    /** Whether a date could be read only in the other order. */
    boolean provesOtherDateOrder;

    /** Rows by a status whose meaning is not known, as column and value. */
    final Map<String, Long> unknownStatuses = new TreeMap<>();

    /** Rows that were kept by their currency. */
    final Map<String, Long> currencies = new TreeMap<>();

    /** A row that is a header of other columns; {@code null} if there is none. */
    @Nullable
    String otherHeader;

    void add(Evidence other) {
        otherHeader = otherHeader == null ? other.otherHeader : otherHeader;
        utf8 &= other.utf8;
        provesDateOrder |= other.provesDateOrder;
        provesOtherDateOrder |= other.provesOtherDateOrder;
        other.unknownStatuses.forEach((value, rows) -> count(value, rows, unknownStatuses));
        other.currencies.forEach((value, rows) -> count(value, rows, currencies));
    }

    static void count(String text, long rows, Map<String, Long> counts) {
        String value = text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "\u2026";
        if (counts.size() < MOST_VALUES || counts.containsKey(value)) {
            counts.merge(value, rows, Long::sum);
        }
    }
}
