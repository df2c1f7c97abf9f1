package io.customerprediction.transactions;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * What was read from a log, and how many rows were kept or rejected.
 *
 * @param layout which known layout the header is, or that its columns were named
 * @param reading how the file was read
 * @param sha256 of the file as it stands on disk, in lower-case hexadecimal digits; empty where the source was not a file or stream
 * @param rows how many were read, kept and rejected
 * @param examples the first few rows of every reason
 * @param firstDay of the rows kept
 * @param lastDay of the rows kept
 */
public record CleaningReport(
        String layout,
        Reading reading,
        String sha256,
        @JsonUnwrapped RowCounts rows,
        List<Example> examples,
        LocalDate firstDay,
        LocalDate lastDay) {
    /** Keeps its own copy of the examples. */
    public CleaningReport {
        examples = List.copyOf(examples);
    }

    /** The same with one more doubt about how the source was read. */
    public CleaningReport withDoubt(String doubt) {
        List<String> doubts = new ArrayList<>(reading.doubts());
        doubts.add(doubt);
        return new CleaningReport(
                layout, reading.with(reading.decisions(), doubts), sha256, rows, examples, firstDay, lastDay);
    }

    /** The same without what stands in rejected rows. */
    public CleaningReport withoutExamples() {
        return new CleaningReport(layout, reading, sha256, rows, List.of(), firstDay, lastDay);
    }

    /** As in {@link RowCounts#rowsRead}. */
    public long rowsRead() {
        return rows.rowsRead();
    }

    /** As in {@link RowCounts#rowsKept}. */
    public long rowsKept() {
        return rows.rowsKept();
    }

    /** As in {@link RowCounts#setAside}. */
    public SortedMap<String, Long> setAside() {
        return rows.setAside();
    }

    /** As in {@link RowCounts#duplicatedOrders}. */
    public long duplicatedOrders() {
        return rows.duplicatedOrders();
    }

    /** As in {@link RowCounts#noted}. */
    public SortedMap<String, Long> noted() {
        return rows.noted();
    }

    /**
     * Share of rows whose fields, date or amount could not be read, of those that were not rejected by what they mean (status,
     * type, missing customer), from 0 to 1.
     */
    public double unreadable() {
        long unreadable = 0;
        long byMeaning = 0;
        for (RejectionReason reason : RejectionReason.values()) {
            long rejected = rows.setAside().getOrDefault(reason.words(), 0L);
            unreadable += reason.isUnreadable() ? rejected : 0;
            byMeaning += reason.isByMeaning() ? rejected : 0;
        }
        return unreadable / (double) Math.max(1, rows.rowsRead() - byMeaning);
    }

    /**
     * A row that was rejected.
     *
     * @param reason in the words of {@link CleaningReport#setAside}
     * @param line of the file where the row begins, counted from 1; 0 where it is not known
     * @param column that gave the reason; empty where it is the whole row
     * @param value of that column, or the whole row; cut short if very long
     */
    public record Example(String reason, long line, String column, String value) implements Serializable {
        /** For a message. */
        String inWords() {
            return reason + (line > 0 ? " in line " + line : "") + ", " + column + " '" + value + "'";
        }
    }
}
