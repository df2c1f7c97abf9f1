package io.customerprediction.transactions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** What is said of a file when all its rows are read. */
final class Conclusion {
    private final Path file;
    private final LogSource source;
    private final Layout layout;
    private final Merger merger;
    private final SetAside setAside;

    Conclusion(Path file, LogSource source, Layout layout, Merger merger) {
        this.file = file;
        this.source = source;
        this.layout = layout;
        this.merger = merger;
        this.setAside = merger.setAside();
    }

    /**
     * The report.
     *
     * @throws IOException if no row could be kept, or dates turn out to have been read in the wrong order
     */
    CleaningReport report() throws IOException {
        if (merger.rows() == 0) {
            throw new IOException(file + " holds a header and no row: give a log with at least one purchase");
        }
        if (merger.rowsKept() == 0) {
            throw new IOException("none of the " + merger.rows() + " rows of " + file + " can be kept: "
                    + setAside.reasons() + " (" + examples() + "). Check the columns (" + layout.columnNames()
                    + "), the date format and the delimiter");
        }
        if (layout.guessesDates() && merger.datesSayOtherwise()) {
            throw new IOException(file + ": dates were read " + layout.dates() + ", but later ones can be read only the"
                    + " other way round (" + examples() + "): give the date format, such as "
                    + layout.dateOrders().otherPattern());
        }
        return new CleaningReport(
                layout.name(),
                reading(),
                source.sha256(),
                merger.rows(),
                merger.rowsKept(),
                setAside.reasons(),
                merger.duplicatedOrders(),
                setAside.notes(),
                setAside.examples(),
                merger.firstDay(),
                merger.lastDay());
    }

    private Reading reading() {
        return new Reading(
                merger.isUtf8() ? source.encoding() : Slice.FALLBACK.name(),
                layout.delimiterInWords(),
                layout.columnNames(),
                layout.dates(),
                layout.hasAmounts(),
                merger.namesOrders());
    }

    private String examples() {
        return setAside.examples().stream()
                .map(example -> example.reason() + " in line " + example.line() + ", " + example.column() + " '"
                        + example.value() + "'")
                .limit(3)
                .collect(Collectors.joining("; "));
    }
}
