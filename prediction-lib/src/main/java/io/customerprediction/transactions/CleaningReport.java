package io.customerprediction.transactions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was read from a log, and how many rows were kept or rejected: rows read = rows kept + the sum of those rejected.
 *
 * @param layout which known layout the header is, or that its columns were named
 * @param reading how the file was read
 * @param sha256 of the file as it stands on disk, in lower-case hexadecimal digits; empty where the source was not a file or stream
 * @param rowsRead rows after the header; blank lines are not counted
 * @param rowsKept rows that the log of purchases is made of
 * @param setAside rows that were rejected, by the words of the first {@link RejectionReason} that applied; only reasons that occurred
 * @param duplicatedOrders orders whose rows were rejected because the same order stands earlier in the source
 * @param noted rows that were kept with a note, such as returns that were netted off
 * @param examples the first few rows of every reason
 * @param firstDay of the rows kept
 * @param lastDay of the rows kept
 */
public record CleaningReport(
        String layout,
        Reading reading,
        String sha256,
        long rowsRead,
        long rowsKept,
        SortedMap<String, Long> setAside,
        long duplicatedOrders,
        SortedMap<String, Long> noted,
        List<Example> examples,
        LocalDate firstDay,
        LocalDate lastDay) {
    /** Keeps its own copies of the counts. */
    public CleaningReport {
        setAside = new TreeMap<>(setAside);
        noted = new TreeMap<>(noted);
        examples = List.copyOf(examples);
    }

    /** The same with one more doubt about how the source was read. */
    public CleaningReport withDoubt(String doubt) {
        List<String> doubts = new ArrayList<>(reading.doubts());
        doubts.add(doubt);
        return new CleaningReport(
                layout,
                reading.with(reading.decisions(), doubts),
                sha256,
                rowsRead,
                rowsKept,
                setAside,
                duplicatedOrders,
                noted,
                examples,
                firstDay,
                lastDay);
    }

    /**
     * Share of rows whose fields, date or amount could not be read, of those that were not rejected by what they mean (status,
     * type, missing customer), from 0 to 1.
     */
    public double unreadable() {
        long unreadable = 0;
        long byMeaning = 0;
        for (RejectionReason reason : RejectionReason.values()) {
            long rows = setAside.getOrDefault(reason.words(), 0L);
            unreadable += reason.isUnreadable() ? rows : 0;
            byMeaning += reason.isByMeaning() ? rows : 0;
        }
        return unreadable / (double) Math.max(1, rowsRead - byMeaning);
    }

    /**
     * A row that was rejected.
     *
     * @param reason in the words of {@link CleaningReport#setAside}
     * @param line of the file where the row begins, counted from 1
     * @param column that gave the reason; empty where it is the whole row
     * @param value of that column, or the whole row; cut short if very long
     */
    public record Example(String reason, long line, String column, String value) {
        /** For a message. */
        String inWords() {
            return reason + " in line " + line + ", " + column + " '" + value + "'";
        }
    }
}
