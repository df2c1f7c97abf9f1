package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.Slice;
import java.util.ArrayList;
import java.util.List;

/**
 * The beginning of a text, to detect how it is written.
 *
 * @param text of which it is the beginning
 * @param length up to where it holds whole records
 */
record TextStart(byte[] text, int length) {
    static final int MOST_COLUMNS = 1000;

    /** Only whole lines, unless the text is one line. */
    static TextStart of(byte[] text, boolean complete) {
        int end = text.length;
        while (!complete && end > 0 && text[end - 1] != '\n') {
            end--;
        }
        return new TextStart(text, end == 0 ? text.length : end);
    }

    /** Where the first record ends and the second begins. */
    int secondRecord(byte delimiter) {
        return new Row(delimiter, 1).read(text, firstRecord(), length);
    }

    /** Blank lines in front are passed over. */
    int firstRecord() {
        int at = 0;
        while (at < length && (text[at] == '\n' || text[at] == '\r')) {
            at++;
        }
        return at;
    }

    /** The values of the first record. */
    List<String> header(byte delimiter) {
        return records(delimiter, firstRecord(), 1, 1).get(0);
    }

    /** The values of the first records from {@code from} on. */
    List<List<String>> first(byte delimiter, int from, int most) {
        return records(delimiter, from, most, 1);
    }

    /** The values of at most about so many records from {@code from} on, spread over the text. */
    List<List<String>> sample(byte delimiter, int from, int most) {
        return records(delimiter, from, most + 1, (lineAt(length) - lineAt(from)) / most + 1);
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
