package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.RowCleaner;
import java.io.IOException;

/** Puts the parsed chunks of a text together and reports what was read. */
final class ReadResult {
    private final String name;
    private final TextInput input;
    private final CsvLayout csv;
    private final RowCleaner cleaner;
    private final Evidence evidence = new Evidence();
    private final double mostUnreadable;
    private long line;

    /** @param mostUnreadable see {@link io.customerprediction.transactions.CleaningRules} */
    ReadResult(String name, TextInput input, CsvLayout csv, RowCleaner cleaner, double mostUnreadable) {
        this.name = name;
        this.mostUnreadable = mostUnreadable;
        this.input = input;
        this.csv = csv;
        this.cleaner = cleaner;
        this.line = csv.firstLine();
    }

    /** Takes the next chunk of the text. */
    void add(ParsedChunk chunk) {
        chunk.firstLine = line;
        line += chunk.lines;
        evidence.add(chunk.evidence);
        cleaner.add(chunk.rows());
    }

    /**
     * The report, when all chunks were added.
     *
     * @throws IOException if no row could be kept, or rows prove a decision wrong that was made by the first ones
     */
    CleaningReport report() throws IOException {
        ReadChecks checks = new ReadChecks(name, csv, evidence, cleaner.tally(), mostUnreadable);
        checks.require();
        return cleaner.report(
                csv.layout().columns().layout(), checks.reading(input.encoding(), input.notes()), input.sha256());
    }
}
