package io.customerprediction.app.jobs;

import io.customerprediction.transactions.CleaningReport;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a batch beside its state.
 *
 * @param file name of the file, as its user calls it
 * @param bytes of the file
 * @param asOf the date that its predictions count from; {@code null} until it is done
 * @param inStore whether pages show its customers
 * @param expectation what its customers are expected to do; {@code null} if none has a prediction
 * @param cleaning what became of the rows of a log; {@code null} if it is none, or not read to the end
 * @param rows what became of the rows of the four inputs; {@code null} if it has none such
 */
public record BatchReport(
        String file,
        long bytes,
        @Nullable LocalDate asOf,
        boolean inStore,
        @Nullable Expectation expectation,
        @Nullable CleaningReport cleaning,
        @Nullable Rows rows) {

    /**
     * What became of the rows.
     *
     * @param read in all
     * @param wrong rows without a prediction
     * @param problems with them; the first ones
     */
    public record Rows(long read, long wrong, List<RowProblem> problems) {
        /** Keeps its own copy. */
        public Rows {
            problems = List.copyOf(problems);
        }
    }

    /** A batch of which no more is known than its file. */
    static BatchReport of(String file, long bytes) {
        return new BatchReport(file, bytes, null, false, null, null, null);
    }

    BatchReport ofLog(LocalDate date, boolean stored, Expectation expected, CleaningReport cleaned) {
        return new BatchReport(file, bytes, date, stored, expected, cleaned, null);
    }

    BatchReport ofRows(LocalDate date, @Nullable Expectation expected, Rows found) {
        return new BatchReport(file, bytes, date, false, expected, null, found);
    }
}
