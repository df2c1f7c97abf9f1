package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.RowMeaning;
import io.customerprediction.transactions.files.FileText;
import io.customerprediction.transactions.files.FileText.Opening;
import io.customerprediction.transactions.layout.HeaderNames;
import io.customerprediction.transactions.layout.Role;
import io.customerprediction.transactions.records.RawInput;
import io.customerprediction.transactions.values.CurrencyCodes;
import io.customerprediction.transactions.values.DateForms;
import io.customerprediction.transactions.values.Decimals;
import io.customerprediction.transactions.values.StatusWords;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file or stream as bytes that keep ASCII: inflated if it is gzip, without a byte order mark, UTF-16 and other such
 * encodings made UTF-8, lines ended by a line feed.
 */
final class TextInput implements AutoCloseable {
    /** A number with the sign of a currency before or behind it. */
    private static final Pattern AMOUNT = Pattern.compile("\\D{0,5}\\d[\\d.,' \u00a0\u202f]*\\D{0,5}");

    private final String source;
    private final FileText file;
    private final InputStream text;
    private final Quoting quoting;
    private byte[] head = {};
    private int headAt;
    private boolean carriageReturns;

    private TextInput(String source, FileText file) throws IOException {
        this.source = source;
        this.file = file;
        if (file.isTyped()) {
            text = file.stream();
            quoting = Quoting.DOUBLED;
            return;
        }
        BufferedInputStream start = new BufferedInputStream(file.stream(), Quoting.START);
        start.mark(Quoting.START);
        quoting = Quoting.of(start.readNBytes(Quoting.START));
        start.reset();
        text = quoting == Quoting.DOUBLED ? start : new Requoted(start, quoting);
    }

    /**
     * Opens a text; closes the bytes if that fails.
     *
     * @param source its name, for messages
     * @param given the encoding; {@code null} to detect it
     * @param maxInflated most bytes that a compressed text may have
     */
    static TextInput open(String source, RawInput raw, @Nullable Charset given, long maxInflated) throws IOException {
        return open(source, OpenedSource.of(raw), given, maxInflated);
    }

    static TextInput open(String source, OpenedSource from, @Nullable Charset given, long maxInflated)
            throws IOException {
        FileText file =
                from.text(new Opening(source, given, maxInflated, TextInput::headerScore, TextInput::knownWords));
        try {
            return new TextInput(source, file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** How many roles of a log a row of names could give; 0 without a customer or a time. */
    private static int headerScore(List<String> row) {
        boolean log = Role.CUSTOMER.find(row) >= 0 && Role.TIME.find(row) >= 0;
        return log
                ? (int) Stream.of(Role.values())
                        .filter(role -> role.find(row) >= 0)
                        .count()
                : 0;
    }

    /** How many values are names of columns, or dates, statuses or amounts with a word that is not of ASCII. */
    private static int knownWords(List<String> row) {
        return HeaderNames.known(row)
                + (int) row.stream()
                        .filter(value -> value.chars().anyMatch(c -> c >= 128))
                        .filter(value -> DateForms.shareWritten(List.of(value)) > 0
                                || StatusWords.of(value) != RowMeaning.UNKNOWN
                                || (AMOUNT.matcher(value).matches() && CurrencyCodes.isKnown(Decimals.currency(value))))
                        .count();
    }

    /** Its name, for messages. */
    String name() {
        return source;
    }

    /** The encoding that is given or marked, UTF-8 if neither. */
    String encoding() {
        return file.encoding();
    }

    /**
     * Whether the values had types and were written with one meaning each (dates of ISO 8601, decimals with a point), separated by
     * commas.
     */
    boolean isTyped() {
        return file.isTyped();
    }

    /** What a user should know about how the file was read; complete at its end. */
    List<String> notes() {
        return Stream.concat(quoting.note().stream(), file.notes().stream()).toList();
    }

    /** The beginning of the text, which stays to be read. */
    byte[] peek(int length) throws IOException {
        byte[] buffer = new byte[length];
        head = Arrays.copyOf(buffer, read(buffer, 0, length));
        carriageReturns = indexOf(head, '\n') < 0 && indexOf(head, '\r') >= 0;
        endLines(head, 0, head.length);
        return head;
    }

    private static int indexOf(byte[] text, char wanted) {
        int at = 0;
        while (at < text.length && text[at] != wanted) {
            at++;
        }
        return at < text.length ? at : -1;
    }

    /** Old Macintosh programs end lines by a carriage return alone. */
    private void endLines(byte[] buffer, int from, int to) {
        for (int at = from; carriageReturns && at < to; at++) {
            if (buffer[at] == '\r') {
                buffer[at] = '\n';
            }
        }
    }

    /** Passes over the first bytes of what was peeked at. */
    void skip(int length) {
        headAt = length;
    }

    /** Reads until {@code to} is reached or the text ends; returns where it stopped. */
    int read(byte[] buffer, int from, int to) throws IOException {
        int peeked = Math.min(to - from, head.length - headAt);
        System.arraycopy(head, headAt, buffer, from, peeked);
        headAt += peeked;
        int at = from + peeked;
        int end = at + text.readNBytes(buffer, at, to - at);
        endLines(buffer, at, end);
        return end;
    }

    /** Share of the bytes that has been read, from 0 to 1; 0 where their number is unknown. */
    double done() {
        return file.done();
    }

    /** SHA-256 of all bytes as they came; empty if the source has none. */
    String sha256() throws IOException {
        return file.sha256();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
