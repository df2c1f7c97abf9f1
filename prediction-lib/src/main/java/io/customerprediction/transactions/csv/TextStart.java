package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning of a text, to detect how it is written.
 *
 * @param text of which it is the beginning
 * @param length up to where it holds whole records
 * @param firstRecord where the header begins
 * @param complete whether this is the whole text
 */
record TextStart(byte[] text, int length, int firstRecord, boolean complete) {
    static final int MOST_COLUMNS = 1000;

    /** A spreadsheet's line that names the delimiter: sep=; */
    private static final Pattern DELIMITER_LINE = Pattern.compile("\"?sep=(.)\"?[\\s,;]*", Pattern.CASE_INSENSITIVE);

    /** Only whole lines, unless the text is one line. */
    static TextStart of(byte[] text, boolean complete) {
        int end = text.length;
        while (!complete && end > 0 && text[end - 1] != '\n') {
            end--;
        }
        int length = end == 0 ? text.length : end;
        return new TextStart(text, length, afterBlankLines(text, 0, length), complete);
    }

    private static int afterBlankLines(byte[] text, int from, int to) {
        int at = from;
        while (at < to && (text[at] == '\n' || text[at] == '\r')) {
            at++;
        }
        return at;
    }

    /** The delimiter that the first line declares; 0 if it declares none. */
    byte declaredDelimiter() {
        Matcher line = DELIMITER_LINE.matcher(firstLine());
        return line.matches() && line.group(1).charAt(0) < 128
                ? (byte) line.group(1).charAt(0)
                : 0;
    }

    private String firstLine() {
        int end = firstRecord;
        while (end < length && text[end] != '\n') {
            end++;
        }
        return Slice.decode(text, firstRecord, end).strip();
    }

    /** The same text, with the header at another place. */
    TextStart from(int header) {
        return new TextStart(text, length, afterBlankLines(text, header, length), complete);
    }

    /** The first bytes of the same text, at least those of the first record. */
    TextStart upTo(int most) {
        int end = Math.max(firstRecord, Math.min(length, firstRecord + most));
        while (end < length && text[end - 1] != '\n') {
            end++;
        }
        return new TextStart(text, end, firstRecord, complete && end == length);
    }

    /** Where the first record ends and the second begins. */
    int secondRecord(byte delimiter) {
        return new Row(delimiter, 1).read(text, firstRecord, length);
    }

    /** The values of the first record. */
    List<String> header(byte delimiter) {
        return records(delimiter, firstRecord, 1, 1).get(0);
    }

    /** The values of the first records from {@code from} on. */
    List<List<String>> first(byte delimiter, int from, int most) {
        return records(delimiter, from, most, 1);
    }

    /** The values of at most about so many records from {@code from} on, spread over the text. */
    List<List<String>> sample(byte delimiter, int from, int most) {
        return records(delimiter, from, most + 1, (lineAt(length) - lineAt(from)) / most + 1);
    }

    /** Where each of the first records begins. */
    List<Integer> starts(byte delimiter, int most) {
        Row row = new Row(delimiter, 1);
        List<Integer> starts = new ArrayList<>();
        for (int at = firstRecord; at < length && starts.size() < most; ) {
            starts.add(at);
            at = row.read(text, at, length);
        }
        return starts;
    }

    private List<List<String>> records(byte delimiter, int from, int most, int step) {
        Row row = new Row(delimiter, MOST_COLUMNS);
        Slice value = new Slice();
        List<List<String>> records = new ArrayList<>();
        int at = from;
        for (int i = 0; at < length && records.size() < most; i++) {
            int start = at;
            at = row.read(text, start, length);
            if (i % step == 0 && row.end() > start && row.fields() > 0) {
                records.add(values(row, value));
            }
        }
        return records;
    }

    private static List<String> values(Row row, Slice value) {
        List<String> values = new ArrayList<>();
        for (int field = 0; field < Math.min(row.fields(), MOST_COLUMNS); field++) {
            row.take(field, value);
            values.add(value.toString());
        }
        return values;
    }

    /** The line of the file where the byte at {@code at} stands, counted from 1. */
    int lineAt(int at) {
        int line = 1;
        for (int i = 0; i < at; i++) {
            line += text[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
