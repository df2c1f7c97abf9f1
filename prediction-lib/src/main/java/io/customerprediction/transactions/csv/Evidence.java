package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.Slice;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the values of a text say about decisions that were made by its beginning; one for each chunk, then added up. */
final class Evidence implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST_VALUES = 1_000;
    private static final int LONGEST_VALUE = 80;
    private static final Pattern SPLIT =
            Pattern.compile("(^|,)[-(]?[^\\w,\"]{0,3}\\d{1,3},\\d{3}(\\.\\d{1,4})?[^\\w,\"]{0,3}(,|$)");

    /** Whether the text is UTF-8, which plain ASCII is too. */
    boolean utf8 = true;

    /** Whether a date can be read only in the order in which it was read. */
    boolean provesDateOrder;

    /** Whether a date could be read only in the other order. */
    boolean provesOtherDateOrder;

    /** Rows by a status whose meaning is not known, as column and value. */
    final TreeMap<String, Long> unknownStatuses = new TreeMap<>();

    /** Rows that were kept by their currency. */
    final TreeMap<String, Long> currencies = new TreeMap<>();

    /** A row that is a header of other columns; {@code null} if there is none. */
    @Nullable
    String otherHeader;

    /** Rows with more fields than columns. */
    long longRows;

    /** Those of them that commas between the thousands of an amount have made longer. */
    long splitThousands;

    /** Takes a row that has more fields than there are columns. */
    void longRow(byte[] text, int from, int to) {
        longRows++;
        splitThousands += SPLIT.matcher(Slice.decode(text, from, to)).find() ? 1 : 0;
    }

    void add(Evidence other) {
        longRows += other.longRows;
        splitThousands += other.splitThousands;
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
