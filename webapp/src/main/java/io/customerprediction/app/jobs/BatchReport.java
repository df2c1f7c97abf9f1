package io.customerprediction.app.jobs;

import io.customerprediction.app.store.orders.FileArrivals;
import io.customerprediction.transactions.CleaningReport;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a batch beside its state.
 *
 * @param file name of the file, as its user calls it
 * @param bytes of the file
 * @param asOf the date that its predictions count from; {@code null} until it is done
 * @param inStore whether pages show its customers
 * @param expectation what its customers are expected to do; {@code null} if none has a prediction
 * @param cleaning how the rows of a log were cleaned; {@code null} if it is none, or not read to the end
 * @param added what was done with the orders of a log that was added, in words; {@code null} if it was not
 * @param rows how many rows of the four inputs were read; {@code null} if it has none
 */
public record BatchReport(
        String file,
        long bytes,
        @Nullable LocalDate asOf,
        boolean inStore,
        @Nullable Expectation expectation,
        @Nullable CleaningReport cleaning,
        @Nullable Added added,
        @Nullable Rows rows) {

    /**
     * What was done with the orders of a log that was added.
     *
     * @param counts in words
     * @param wasBefore whether the same file had been added before, and nothing was changed now
     */
    public record Added(String counts, boolean wasBefore) {}

    /**
     * How many rows were read.
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

    /** A batch whose file has not been read yet. */
    static BatchReport of(String file, long bytes) {
        return new BatchReport(file, bytes, null, false, null, null, null, null);
    }

    BatchReport ofLog(LocalDate date, boolean stored, @Nullable Expectation expected, CleaningReport cleaned) {
        return new BatchReport(file, bytes, date, stored, expected, cleaned, null, null);
    }

    BatchReport ofAdded(FileArrivals.Taken taken, CleaningReport cleaned) {
        Added words = new Added(taken.report(), taken.wasTaken());
        return new BatchReport(file, bytes, null, true, null, cleaned, words, null);
    }

    BatchReport ofRows(LocalDate date, @Nullable Expectation expected, Rows found) {
        return new BatchReport(file, bytes, date, false, expected, null, null, found);
    }
}
