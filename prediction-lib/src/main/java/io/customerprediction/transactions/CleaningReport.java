package io.customerprediction.transactions;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was read from a log and what became of each row: rows read = rows kept + the sum of those set aside.
 *
 * @param layout which known layout the header is, or that its columns were named
 * @param sha256 of the file as it stands on disk, in lower-case hexadecimal digits
 * @param rowsRead rows after the header
 * @param rowsKept rows that the log of purchases is made of
 * @param setAside rows that are not, by the first reason met, in words; only reasons that occurred
 * @param noted rows that were kept but are worth knowing of, such as returns that were netted off
 * @param firstDay of the rows kept
 * @param lastDay of the rows kept
 */
public record CleaningReport(
        String layout,
        String sha256,
        long rowsRead,
        long rowsKept,
        SortedMap<String, Long> setAside,
        SortedMap<String, Long> noted,
        LocalDate firstDay,
        LocalDate lastDay) {
    /** Keeps its own copies of the counts. */
    public CleaningReport {
        setAside = new TreeMap<>(setAside);
        noted = new TreeMap<>(noted);
    }
}
