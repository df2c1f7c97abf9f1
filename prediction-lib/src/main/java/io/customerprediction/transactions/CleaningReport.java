package io.customerprediction.transactions;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was read from a log and what became of each row: rows read = rows kept + the sum of those set aside.
 *
 * @param layout which known layout the header is, or that its columns were named
 * @param reading how the file was read
 * @param sha256 of the file as it stands on disk, in lower-case hexadecimal digits
 * @param rowsRead rows after the header; blank lines are none
 * @param rowsKept rows that the log of purchases is made of
 * @param setAside rows that are not, by the first reason met, in words; only reasons that occurred
 * @param duplicatedOrders orders whose rows were set aside because the very same order stands earlier in the file
 * @param noted rows that were kept but are worth knowing of, such as returns that were netted off
 * @param examples a few rows of every reason for which rows were set aside, the first ones of the file
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

    /**
     * A row that was set aside.
     *
     * @param reason in the words of {@link CleaningReport#setAside}
     * @param line of the file where the row begins, counted from 1
     * @param column that gave the reason; empty where it is the whole row
     * @param value of that column, or the whole row; cut short if very long
     */
    public record Example(String reason, long line, String column, String value) {}
}
