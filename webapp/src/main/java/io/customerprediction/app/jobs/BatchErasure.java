package io.customerprediction.app.jobs;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.customerprediction.app.jobs.IdSearch.Result;
import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.csv.SpreadsheetText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes one customer out of the files of batches. For one thread. */
final class BatchErasure {
    private static final int CUSTOMER = 0;
    private static final int VALUE = 2;

    private final Set<String> spellings;
    private final IdSearch search;

    /** @param customer the id as logs of purchases keep it */
    BatchErasure(String customer) {
        this.spellings = Set.copyOf(List.of(customer, SpreadsheetText.safe(customer)));
        this.search = new IdSearch(customer);
    }

    /** Rewrites the files that name the customer, each in one step; returns whether one did. */
    boolean erase(BatchFiles files) {
        try {
            boolean predicted = eraseRows(files.predictions(), CUSTOMER);
            boolean found = eraseRows(files.problems(), VALUE) || predicted;
            if (search.in(files.report()) != Result.ABSENT) {
                @Nullable BatchReport report = files.read().orElse(null);
                if (report != null) {
                    files.write(withoutExamples(report));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Examples of rows are shown to help with a file; the counts stay. */
    private static BatchReport withoutExamples(BatchReport report) {
        @Nullable CleaningReport cleaning = report.cleaning();
        BatchReport.@Nullable Rows rows = report.rows();
        return new BatchReport(
                report.file(),
                report.bytes(),
                report.asOf(),
                report.inStore(),
                report.expectation(),
                cleaning == null ? null : cleaning.withoutExamples(),
                report.added(),
                rows == null ? null : new BatchReport.Rows(rows.read(), rows.wrong(), List.of()));
    }

    private boolean eraseRows(Path file, int column) throws IOException {
        if (search.in(file) == Result.ABSENT) {
            return false;
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        boolean found = false;
        try {
            try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file);
                    CsvWriter kept = CsvWriter.builder().build(part)) {
                for (CsvRecord row : rows) {
                    if (row.getFieldCount() > column && spellings.contains(row.getField(column))) {
                        found = true;
                    } else {
                        kept.writeRecord(row.getFields());
                    }
                }
            }
            if (found) {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return found;
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
