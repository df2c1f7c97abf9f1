package io.customerprediction.history;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.LogFormat;
import io.customerprediction.transactions.LogReader;
import io.customerprediction.transactions.RowProgress;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A log as read from a file.
 *
 * @param purchases what its customers bought and when
 * @param cleaning what became of each row
 */
public record CleanedLog(PurchaseLog purchases, CleaningReport cleaning) {
    /**
     * Reads a file, gzip or not, in one pass.
     *
     * @param rejects receives every row that was set aside with line, column and reason; {@code null} for none
     * @throws IOException if the file cannot be read, is no such log, or holds no row that can be kept; the message says
     *     what to do
     */
    public static CleanedLog read(
            Path file, LogFormat format, CleaningRules rules, @Nullable Path rejects, RowProgress progress)
            throws IOException {
        PurchaseLogBuilder builder = new PurchaseLogBuilder();
        CleaningReport report = LogReader.read(file, format, rules, rejects, progress, builder);
        try {
            return new CleanedLog(
                    builder.build(report.reading().amounts(), report.reading().orders()), report);
        } catch (ArithmeticException e) {
            throw new IOException(
                    file + ": the amounts of one customer and day add up to more than 9e12: check the column of the"
                            + " amount",
                    e);
        }
    }
}
