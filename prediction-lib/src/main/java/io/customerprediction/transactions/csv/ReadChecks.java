package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.CleaningTally;
import io.customerprediction.transactions.Reading;
import io.customerprediction.transactions.Slice;
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

/**
 * What all rows of a text say about the decisions that were made by its beginning.
 *
 * @param name of the source, for messages
 * @param tally of all rows
 * @param mostUnreadable see {@link io.customerprediction.transactions.CleaningRules}
 */
record ReadChecks(String name, CsvLayout csv, Evidence evidence, CleaningTally tally, double mostUnreadable) {
    private static final int FEWEST_SPLIT = 3;
    private static final int SHOWN = 10;
    private static final double MANY_RETURNS = 0.3;
    private static final double MANY_UNREADABLE = 0.05;

    /** @throws IOException if no row could be kept, or rows prove a decision wrong that was made by the first ones */
    void require() throws IOException {
        if (tally.rows() == 0) {
            throw new IOException(name + " has a header but no row: give a log with at least one purchase");
        }
        requireKnownStatuses();
        requireOneCurrency();
        if (tally.isEmpty()) {
            throw new IOException("none of the " + tally.rows() + " rows of " + name + " can be kept: "
                    + tally.reasonsInWords() + " (" + tally.examplesInWords() + "). Check the columns ("
                    + csv.layout().columns().names() + "), the date format and the delimiter");
        }
        requireDateOrder();
        requireOneTable();
        if (tally.hasOnlyReturns()) {
            throw new IOException("none of the " + tally.rowsKept() + " rows of " + name + " that can be read is a"
                    + " purchase; all give money back. Check the column of the amount ("
                    + csv.layout().columns().names()
                    + ") and its sign");
        }
        requireWholeAmounts();
        if (tally.unreadable() > mostUnreadable) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%s: %.0f %% of the rows cannot be read: %s (%s). Check the columns (%s), the date format and the decimal"
                            + " mark, or accept that with --force",
                    name,
                    100 * tally.unreadable(),
                    tally.reasonsInWords(),
                    tally.examplesInWords(),
                    csv.layout().columns().names()));
        }
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
                    tally.examplesInWords()));
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
        boolean chosen = csv.layout().money().currency() != null
                || !csv.layout().money().rates().isEmpty();
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
        if (!csv.layout().dates().sure() && evidence.provesOtherDateOrder && !evidence.provesDateOrder) {
            DateOrder other =
                    csv.layout().dates().order() == DateOrder.MONTH_FIRST ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
            throw open(
                    OpenQuestion.DATE_FORMAT,
                    List.of(),
                    name + ": dates were read " + csv.layout().dates().words()
                            + ", but later ones can be read only the other way round (" + tally.examplesInWords()
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

    /**
     * How the text was read.
     *
     * @param encoding that is given or marked
     * @param notes what a user should know about how the file was opened
     */
    Reading reading(String encoding, List<String> notes) {
        List<String> decisions = new ArrayList<>(notes);
        decisions.addAll(csv.layout().notes().decisions());
        List<String> doubts = new ArrayList<>(csv.layout().notes().doubts());
        if (!csv.layout().dates().sure()) {
            doubts.add("dates were read " + csv.layout().dates().words());
        }
        if (tally.unreadable() > MANY_UNREADABLE) {
            doubts.add(String.format(
                    Locale.ROOT,
                    "%.0f %% of the rows cannot be read, and customers whose purchases are missing look lost: see the examples",
                    100 * tally.unreadable()));
        }
        if (tally.returns() > MANY_RETURNS * tally.rowsKept()) {
            doubts.add(String.format(
                    Locale.ROOT,
                    "%.0f %% of the rows that count give money back: if payments of invoices are among them, leave them out"
                            + " with --drop",
                    100.0 * tally.returns() / tally.rowsKept()));
        }
        return new Reading(
                        evidence.utf8 ? encoding : Slice.FALLBACK.name(),
                        csv.delimiterInWords(),
                        csv.layout().columns().names(),
                        csv.layout().dates().words(),
                        csv.layout().conventions().amounts(),
                        tally.namesOrders())
                .with(
                        decisions.stream().map(OneLine::message).toList(),
                        doubts.stream().map(OneLine::message).toList())
                .in(currency());
    }

    /** The currency that was kept or converted to, or the only one that the rows have. */
    private String currency() {
        String chosen = csv.layout().money().currency();
        if (chosen != null) {
            return CurrencyCodes.of(chosen);
        }
        boolean one = csv.layout().money().rates().isEmpty() && evidence.currencies.size() == 1;
        return one ? evidence.currencies.keySet().iterator().next() : "";
    }
}
