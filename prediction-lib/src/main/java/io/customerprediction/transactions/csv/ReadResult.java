package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.Reading;
import io.customerprediction.transactions.RowCleaner;
import io.customerprediction.transactions.Slice;
import io.customerprediction.transactions.layout.Layout;
import java.io.IOException;

/** Puts the parsed chunks of a text together and reports what was read. */
final class ReadResult {
    private final String name;
    private final TextInput input;
    private final CsvLayout csv;
    private final Layout layout;
    private final RowCleaner cleaner;
    private long line;
    private boolean utf8 = true;
    private boolean provesDateOrder;
    private boolean provesOtherDateOrder;

    ReadResult(String name, TextInput input, CsvLayout csv, RowCleaner cleaner) {
        this.name = name;
        this.input = input;
        this.csv = csv;
        this.layout = csv.layout();
        this.cleaner = cleaner;
        this.line = csv.firstLine();
    }

    /** Takes the next chunk of the text. */
    void add(ParsedChunk chunk) {
        chunk.firstLine = line;
        line += chunk.lines;
        utf8 &= chunk.utf8;
        provesDateOrder |= chunk.provesDateOrder;
        provesOtherDateOrder |= chunk.provesOtherDateOrder;
        cleaner.add(chunk.rows());
    }

    /**
     * The report, when all chunks were added.
     *
     * @throws IOException if no row could be kept, or dates prove to have been read in the wrong order
     */
    CleaningReport report() throws IOException {
        if (cleaner.rows() == 0) {
            throw new IOException(name + " has a header but no row: give a log with at least one purchase");
        }
        if (cleaner.rowsKept() == 0) {
            throw new IOException("none of the " + cleaner.rows() + " rows of " + name + " can be kept: "
                    + cleaner.reasonsInWords() + " (" + cleaner.examplesInWords() + "). Check the columns ("
                    + layout.columnNames() + "), the date format and the delimiter");
        }
        if (layout.guessesDates() && provesOtherDateOrder && !provesDateOrder) {
            throw new IOException(name + ": dates were read " + layout.dates() + ", but later ones can be read only the"
                    + " other way round (" + cleaner.examplesInWords() + "): give the date format, such as "
                    + layout.dateOrders().otherPattern());
        }
        return cleaner.report(layout.name(), reading(), input.sha256());
    }

    private Reading reading() {
        return new Reading(
                utf8 ? input.encoding() : Slice.FALLBACK.name(),
                csv.delimiterInWords(),
                layout.columnNames(),
                layout.dates(),
                layout.hasAmounts(),
                cleaner.namesOrders());
    }
}
