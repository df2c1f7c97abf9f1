package io.customerprediction.app.jobs;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.csv.SpreadsheetText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes one customer out of the files of batches. For one thread. */
final class BatchErasure {
    private static final int CUSTOMER = 0;
    private static final int VALUE = 2;

    /** Whether a file names the customer. */
    enum Search {
        FOUND,
        ABSENT,
        /** The file is packed, or no text in UTF-8. */
        UNKNOWN
    }

    private final Set<String> spellings;
    private final byte[] part;

    /** @param customer the id as logs of purchases keep it */
    BatchErasure(String customer) {
        this.spellings = Set.copyOf(List.of(customer, SpreadsheetText.safe(customer)));
        // The longest part that no format writes otherwise; an e-mail address may stand in capital letters.
        this.part = lower(Arrays.stream(customer.split("[^ -~]|[\"\\\\']", -1))
                .max(Comparator.comparingInt(String::length))
                .orElse("")
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] lower(byte[] text) {
        for (int i = 0; i < text.length; i++) {
            text[i] = lower(text[i]);
        }
        return text;
    }

    private static byte lower(int b) {
        return (byte) (b >= 'A' && b <= 'Z' ? b | 0x20 : b);
    }

    /** Looks for the id; a file that is not there does not name it. */
    Search search(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return part.length == 0 ? Search.UNKNOWN : search(in);
        } catch (NoSuchFileException e) {
            return Search.ABSENT;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By Knuth, Morris and Pratt; packed files and text in UTF-16 have bytes of zero early on. */
    private Search search(InputStream in) throws IOException {
        int[] back = backSteps();
        int matched = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == 0) {
                return Search.UNKNOWN;
            }
            byte own = lower(b);
            while (matched > 0 && part[matched] != own) {
                matched = back[matched - 1];
            }
            matched += part[matched] == own ? 1 : 0;
            if (matched == part.length) {
                return Search.FOUND;
            }
        }
        return Search.ABSENT;
    }

    private int[] backSteps() {
        int[] back = new int[part.length];
        for (int i = 1, matched = 0; i < part.length; i++) {
            while (matched > 0 && part[matched] != part[i]) {
                matched = back[matched - 1];
            }
            matched += part[matched] == part[i] ? 1 : 0;
            back[i] = matched;
        }
        return back;
    }

    /** Rewrites the files that name the customer, each in one step; returns whether one did. */
    boolean erase(BatchFiles files) {
        try {
            boolean predicted = eraseRows(files.predictions(), CUSTOMER);
            boolean found = eraseRows(files.problems(), VALUE) || predicted;
            if (search(files.report()) != Search.ABSENT) {
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
                rows == null ? null : new BatchReport.Rows(rows.read(), rows.wrong(), List.of()));
    }

    private boolean eraseRows(Path file, int column) throws IOException {
        if (search(file) == Search.ABSENT) {
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
