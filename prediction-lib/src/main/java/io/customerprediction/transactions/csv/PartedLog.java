package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.CleaningTally;
import io.customerprediction.transactions.KeyedHash;
import io.customerprediction.transactions.LogConventions;
import io.customerprediction.transactions.MergeFacts;
import io.customerprediction.transactions.OrderPiece;
import io.customerprediction.transactions.PartCleaner;
import io.customerprediction.transactions.PartFacts;
import io.customerprediction.transactions.WholeLog;
import io.customerprediction.transactions.layout.Layout;
import io.customerprediction.transactions.layout.Layout.Filling;
import io.customerprediction.transactions.layout.Role;
import io.customerprediction.transactions.records.OneLine;
import io.customerprediction.transactions.records.RawInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A log whose parts are read by several machines. What its columns and values mean is decided once, by its beginning, and goes
 * with this object to all of them; each applies it to every row with a {@link PartReader}. What is read is exactly what {@link
 * CsvRows} reads from the parts one after the other. Logs that can only be read from their first row to the last are refused.
 *
 * <pre>{@code
 * PartedLog log = PartedLog.ofText("orders.csv", start, false, LogFormat.DETECT, rules);  // once
 * PartReader part = log.part(7, pieces::add);                                              // on every machine, for each part
 * WholeLog whole = WholeLog.of(facts of all parts);                                        // once
 * new PartsMerger(3, log.conventions(), whole, sink);                                      // on every machine, for each group
 * }</pre>
 *
 * Immutable and thread-safe.
 */
public final class PartedLog implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** So many bytes of the beginning decide how a log is read. */
    public static final int START = CsvRows.START + BYTE_ORDER_MARK.length;

    /** @param header the bytes that every file begins with */
    private record Decided(
            String name,
            CsvLayout csv,
            CleaningRules rules,
            KeyedHash hash,
            String encoding,
            List<String> notes,
            byte[] header)
            implements Serializable {}

    private final Decided decided;

    private PartedLog(Decided decided) {
        this.decided = decided;
    }

    /**
     * A log of one or several files of text, all with the same header.
     *
     * @param name for messages
     * @param start of the first file: its first {@link #START} bytes, or all that it has
     * @param complete whether that is the whole file
     * @throws IOException if the layout cannot be detected, or the log can only be read in one; the message says what to do
     */
    public static PartedLog ofText(String name, byte[] start, boolean complete, LogFormat format, CleaningRules rules)
            throws IOException {
        int mark = Arrays.equals(Arrays.copyOf(start, BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)
                ? BYTE_ORDER_MARK.length
                : 0;
        byte[] plain = Arrays.copyOfRange(start, mark, Math.min(start.length, mark + CsvRows.START));
        try (TextInput text = TextInput.open(
                name, RawInput.of(new ByteArrayInputStream(start)), format.encoding(), CsvRows.MAX_INFLATED_BYTES)) {
            byte[] head = text.peek(plain.length);
            if (text.isTyped() || !Arrays.equals(head, plain)) {
                throw new IOException(
                        name + " is not a text that can be cut at ends of lines: give comma-separated values in"
                                + " UTF-8 with quotes that are doubled inside of fields, or Parquet files");
            }
            boolean whole = complete && plain.length < CsvRows.START;
            CsvLayout csv = CsvLayout.detect(name, format, TextStart.of(plain, whole), false, rules.latest());
            byte[] header = Arrays.copyOf(start, mark + csv.textStart());
            return of(new Decided(name, csv, rules, KeyedHash.ofProcess(), text.encoding(), text.notes(), header));
        } catch (IOException e) {
            throw OneLine.bounded(e);
        }
    }

    /**
     * A log of records with types, as {@link io.customerprediction.transactions.records.RecordText} writes them.
     *
     * @param name for messages
     * @param start names of the columns and the first records
     * @param complete whether these are all
     * @throws IOException if the layout cannot be detected, or the log can only be read in one; the message says what to do
     */
    public static PartedLog ofRecords(
            String name, byte[] start, boolean complete, LogFormat format, CleaningRules rules) throws IOException {
        try {
            byte[] head = Arrays.copyOf(start, Math.min(start.length, CsvRows.START));
            boolean whole = complete && head.length < CsvRows.START;
            CsvLayout csv = CsvLayout.detect(name, format, TextStart.of(head, whole), true, rules.latest());
            return of(new Decided(name, csv, rules, KeyedHash.ofProcess(), "", List.of(), new byte[0]));
        } catch (IOException e) {
            throw OneLine.bounded(e);
        }
    }

    private static PartedLog of(Decided decided) throws IOException {
        Layout layout = decided.csv().layout();
        if (layout.filling() == Filling.GROUPS) {
            throw new IOException(decided.name() + " has the customer above the rows of the purchases, which may be in"
                    + " another part: give a list with the customer in each row, or read the log on one machine");
        }
        if (layout.filling() == Filling.ORDERS) {
            throw new IOException(
                    decided.name() + " has the customer, date or status of an order on its first row only, which"
                            + " may be in another part: fill them in on every row, or read the log on one machine");
        }
        if (layout.conventions().refundsOfOrders() && layout.column(Role.ORIGINAL) >= 0) {
            throw new IOException(decided.name() + " has a column for the order that is refunded ("
                    + layout.header().get(layout.column(Role.ORIGINAL))
                    + "), so that an order's rows belong to two orders: put that order's number into the column of the order,"
                    + " or read the log on one machine");
        }
        return new PartedLog(decided);
    }

    /** What was decided about the rows. */
    public LogConventions conventions() {
        return decided.csv().layout().conventions();
    }

    /**
     * A reader of one part.
     *
     * @param number of the part, counted from 0 in the order of the log
     * @param pieces receives the pieces of orders while the part is read
     */
    public PartReader part(int number, Consumer<OrderPiece> pieces) {
        PartCleaner cleaner = new PartCleaner(number, decided.rules(), conventions(), decided.hash(), pieces);
        return new PartReader(
                decided.name(), decided.csv(), decided.rules().latest().getYear(), cleaner);
    }

    /** Reads over the header of a file; returns how many bytes it has. */
    int skipHeader(InputStream file) throws IOException {
        byte[] header = decided.header();
        byte[] found = file.readNBytes(header.length);
        if (found.length > 0 && !Arrays.equals(found, header)) {
            throw new IOException("a file of " + decided.name()
                    + " begins otherwise than the first one: give files with the" + " same header");
        }
        return found.length;
    }

    /**
     * Checks that the rows of all parts bear out what was decided by the first ones.
     *
     * @param parts in any order; a part that was read more than once may be there as often
     * @throws IOException if no row can be kept, or rows prove a decision wrong; the message says what to do
     */
    public void require(List<PartRead> parts) throws IOException {
        ReadChecks checks = checks(parts);
        checks.require();
        boolean both = checks.evidence().provesDateOrder && checks.evidence().provesOtherDateOrder;
        if (both && !decided.csv().layout().dates().sure()) {
            throw new IOException(
                    decided.name() + ": some dates can be read only with the day first, others only with the month"
                            + " first: give the date format");
        }
    }

    private ReadChecks checks(List<PartRead> parts) {
        Evidence evidence = new Evidence();
        CleaningTally tally = CleaningTally.NONE;
        Set<Integer> taken = new HashSet<>();
        for (PartRead part : parts) {
            if (taken.add(part.facts().part())) {
                evidence.add(part.evidence());
                tally = tally.plus(part.facts().tally());
            }
        }
        return new ReadChecks(
                decided.name(), decided.csv(), evidence, tally, decided.rules().mostUnreadable());
    }

    /** What is known of the rows and orders of these parts. */
    public static List<PartFacts> facts(List<PartRead> parts) {
        return parts.stream().map(PartRead::facts).toList();
    }

    /**
     * The report of the cleaning, as that of one reading but for the lines of the examples, which are not known.
     *
     * @param parts all of them
     * @param merged what was found when they were put together
     */
    public CleaningReport report(List<PartRead> parts, List<MergeFacts> merged) {
        ReadChecks checks = checks(parts);
        return WholeLog.report(
                decided.csv().layout().columns().layout(),
                checks.reading(decided.encoding(), decided.notes()),
                checks.tally(),
                merged);
    }
}
