package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.Reading;
import io.customerprediction.transactions.RowCleaner;
import io.customerprediction.transactions.Slice;
import io.customerprediction.transactions.layout.Layout;
import io.customerprediction.transactions.records.OneLine;
import io.customerprediction.transactions.values.AmbiguousValuesException;
import io.customerprediction.transactions.values.CurrencyCodes;
import io.customerprediction.transactions.values.DateOrder;
import io.customerprediction.transactions.values.OpenQuestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts the parsed chunks of a text together and reports what was read. */
final class ReadResult {
    private static final int FEWEST_SPLIT = 3;
    private static final int SHOWN = 10;
    private static final double MANY_RETURNS = 0.3;
    private static final double MANY_UNREADABLE = 0.05;

    private final String name;
    private final TextInput input;
    private final CsvLayout csv;
    private final Layout layout;
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
        this.layout = csv.layout();
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
        if (cleaner.rows() == 0) {
            throw new IOException(name + " has a header but no row: give a log with at least one purchase");
        }
        requireKnownStatuses();
        requireOneCurrency();
        if (cleaner.isEmpty()) {
            throw new IOException("none of the " + cleaner.rows() + " rows of " + name + " can be kept: "
                    + cleaner.reasonsInWords() + " (" + cleaner.examplesInWords() + "). Check the columns ("
                    + layout.columns().names() + "), the date format and the delimiter");
        }
        requireDateOrder();
        requireOneTable();
        if (cleaner.hasOnlyReturns()) {
            throw new IOException("none of the " + cleaner.rowsKept() + " rows of " + name + " that can be read is a"
                    + " purchase; all give money back. Check the column of the amount ("
                    + layout.columns().names()
                    + ") and its sign");
        }
        requireWholeAmounts();
        if (cleaner.unreadable() > mostUnreadable) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%s: %.0f %% of the rows cannot be read: %s (%s). Check the columns (%s), the date format and the decimal"
                            + " mark, or accept that with --force",
                    name,
                    100 * cleaner.unreadable(),
                    cleaner.reasonsInWords(),
                    cleaner.examplesInWords(),
                    layout.columns().names()));
        }
        return cleaner.report(layout.columns().layout(), reading(), input.sha256());
    }

    /** Commas between thousands that no quotes enclose make a row longer, which would lose the largest purchases. */
    private void requireWholeAmounts() throws IOException {
        boolean split = evidence.splitThousands >= FEWEST_SPLIT && 2 * evidence.splitThousands > evidence.longRows;
        if (split && mostUnreadable < 1) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%s: %,d rows have a field too many, because amounts such as 1,234.50 have a comma between the thousands"
                            + " and are not in quotes (%s): export the file with quotes, with another delimiter or without"
                            + " separators of thousands, or leave these rows out with --force",
                    name,
                    evidence.splitThousands,
                    cleaner.examplesInWords()));
        }
    }

    /** A second header in the middle begins a table of its own. */
    private void requireOneTable() throws IOException {
        if (evidence.otherHeader != null) {
            throw new IOException(name + " holds more than one table: below the first there is another header ("
                    + OneLine.value(evidence.otherHeader) + "). Give a file for each, all with the same columns");
        }
    }

    private void requireKnownStatuses() throws IOException {
        if (!evidence.unknownStatuses.isEmpty()) {
            throw open(
                    OpenQuestion.STATUS,
                    evidence.unknownStatuses.keySet(),
                    name + ": it is not known whether rows with these values are purchases: "
                            + counts(evidence.unknownStatuses)
                            + ". Name those that are with --keep VALUE,... and those that are not"
                            + " with --drop VALUE,...");
        }
    }

    private void requireOneCurrency() throws IOException {
        boolean chosen =
                layout.money().currency() != null || !layout.money().rates().isEmpty();
        if (evidence.currencies.size() > 1 && !chosen) {
            throw open(
                    OpenQuestion.CURRENCY,
                    evidence.currencies.keySet(),
                    name + ": the amounts are in several currencies, which cannot be added: "
                            + shares(evidence.currencies) + ". Keep one with --currency CODE, or give --rates such as"
                            + " USD=0.92,GBP=1.17");
        }
    }

    private void requireDateOrder() throws IOException {
        if (!layout.dates().sure() && evidence.provesOtherDateOrder && !evidence.provesDateOrder) {
            DateOrder other =
                    layout.dates().order() == DateOrder.MONTH_FIRST ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
            throw open(
                    OpenQuestion.DATE_FORMAT,
                    List.of(),
                    name + ": dates were read " + layout.dates().words()
                            + ", but later ones can be read only the other way round (" + cleaner.examplesInWords()
                            + "): give the date format, such as " + other.pattern());
        }
    }

    private static IOException open(OpenQuestion question, Collection<String> values, String message) {
        return new IOException(message, new AmbiguousValuesException(question, message, values));
    }

    private static String counts(Map<String, Long> rows) {
        return shown(rows, entry -> String.format(Locale.ROOT, "'%s' (%,d rows)", entry.getKey(), entry.getValue()));
    }

    private static String shares(Map<String, Long> rows) {
        double all = rows.values().stream().mapToLong(Long::longValue).sum();
        return shown(
                rows,
                entry -> String.format(Locale.ROOT, "%s (%.1f %%)", entry.getKey(), 100 * entry.getValue() / all));
    }

    private static String shown(
            Map<String, Long> rows, java.util.function.Function<Map.Entry<String, Long>, String> words) {
        String most = rows.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(SHOWN)
                .map(words)
                .collect(Collectors.joining(", "));
        return rows.size() > SHOWN ? most + " and " + (rows.size() - SHOWN) + " more" : most;
    }

    private Reading reading() {
        List<String> decisions = new ArrayList<>(input.notes());
        decisions.addAll(layout.notes().decisions());
        List<String> doubts = new ArrayList<>(layout.notes().doubts());
        if (!layout.dates().sure()) {
            doubts.add("dates were read " + layout.dates().words());
        }
        if (cleaner.unreadable() > MANY_UNREADABLE) {
            doubts.add(String.format(
                    Locale.ROOT,
                    "%.0f %% of the rows cannot be read, and customers whose purchases are missing look lost: see the examples",
                    100 * cleaner.unreadable()));
        }
        if (cleaner.returns() > MANY_RETURNS * cleaner.rowsKept()) {
            doubts.add(String.format(
                    Locale.ROOT,
                    "%.0f %% of the rows that count give money back: if payments of invoices are among them, leave them out"
                            + " with --drop",
                    100.0 * cleaner.returns() / cleaner.rowsKept()));
        }
        return new Reading(
                        evidence.utf8 ? input.encoding() : Slice.FALLBACK.name(),
                        csv.delimiterInWords(),
                        layout.columns().names(),
                        layout.dates().words(),
                        layout.conventions().amounts(),
                        cleaner.namesOrders())
                .with(
                        decisions.stream().map(OneLine::message).toList(),
                        doubts.stream().map(OneLine::message).toList())
                .in(currency());
    }

    /** The currency that was kept or converted to, or the only one that the rows have. */
    private String currency() {
        String chosen = layout.money().currency();
        if (chosen != null) {
            return CurrencyCodes.of(chosen);
        }
        boolean one = layout.money().rates().isEmpty() && evidence.currencies.size() == 1;
        return one ? evidence.currencies.keySet().iterator().next() : "";
    }
}
