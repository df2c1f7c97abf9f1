package io.customerprediction.app.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.customerprediction.app.store.access.AuditEntry;
import io.customerprediction.transactions.csv.SpreadsheetText;
import java.io.IOException;
import java.io.Writer;

/** Writes the audit as CSV (RFC 4180) for spreadsheets. For one thread. */
public final class AuditCsv implements AutoCloseable {
    private final CsvWriter csv;

    /** Begins with the header. */
    public AuditCsv(Writer out) {
        csv = CsvWriter.builder().build(out);
        csv.writeRecord("id", "at", "kind", "who", "action", "route", "outcome", "status", "address", "request_id");
    }

    /**
     * Writes an entry.
     *
     * @throws java.io.UncheckedIOException if the disk or the network fails
     */
    public void write(AuditEntry entry) {
        csv.writeRecord(
                String.valueOf(entry.id()),
                entry.at().toString(),
                entry.kind(),
                SpreadsheetText.safe(entry.who()),
                SpreadsheetText.safe(entry.action()),
                entry.route(),
                entry.outcome(),
                String.valueOf(entry.status()),
                SpreadsheetText.safe(entry.address()),
                SpreadsheetText.safe(entry.requestId()));
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
