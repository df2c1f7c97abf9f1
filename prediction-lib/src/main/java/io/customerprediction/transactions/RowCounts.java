package io.customerprediction.transactions;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many rows of a log were read, kept and rejected: rows read = rows kept + the sum of those rejected.
 *
 * @param rowsRead rows after the header, without blank lines; days with an entry, summed over the customers, where the rows of
 *     the source are not known
 * @param rowsKept rows that the log of purchases is made of
 * @param setAside rows that were rejected, by the words of the first {@link RejectionReason} that applied; only reasons that
 *     occurred
 * @param duplicatedOrders orders whose rows were rejected because the same order stands earlier in the source
 * @param noted rows that were kept with a note, such as returns that were netted off
 */
public record RowCounts(
        long rowsRead,
        long rowsKept,
        SortedMap<String, Long> setAside,
        long duplicatedOrders,
        SortedMap<String, Long> noted) {
    /** Keeps its own copies. */
    public RowCounts {
        setAside = new TreeMap<>(setAside);
        noted = new TreeMap<>(noted);
    }

    /** Of a source all of whose rows are kept. */
    public static RowCounts ofKept(long rows) {
        return new RowCounts(rows, rows, new TreeMap<>(), 0, new TreeMap<>());
    }
}
