package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.Slice;

/**
 * Splits the records of a text into fields without copying. One pass over the bytes; the same rule for quotes as
 * where the text was cut.
 */
final class Row {
    private final byte delimiter;
    private final long delimiters;
    private final boolean spaces;
    private final int[] starts;
    private final int[] ends;
    private byte[] text = {};
    private int fields;
    private boolean surplus;
    private int end;
    private int lines;

    /**
     * A splitter.
     *
     * @param delimiter a space stands for any number of them
     * @param columns how many fields are kept; more are counted only
     */
    Row(byte delimiter, int columns) {
        this.delimiter = delimiter;
        this.delimiters = Scan.repeated(delimiter);
        this.spaces = delimiter == ' ';
        this.starts = new int[columns];
        this.ends = new int[columns];
    }

    /** Reads the record that begins at {@code from}, in a text that ends at {@code to}; returns where the next begins. */
    int read(byte[] record, int from, int to) {
        text = record;
        fields = 0;
        surplus = false;
        lines = 1;
        int start = from;
        int at = from;
        while (true) {
            at = Scan.special(record, at, to, delimiters);
            if (at == to || record[at] == '\n') {
                break;
            }
            if (record[at] == delimiter) {
                put(start, at);
                start = ++at;
            } else if (at == start && !spaces) {
                int close = Quotes.end(record, at, to, true);
                countLines(at, close);
                at = close;
            } else {
                at++;
            }
        }
        end = at > from && record[at - 1] == '\r' ? at - 1 : at;
        put(start, Math.max(start, end));
        return Math.min(at + 1, to);
    }

    private void put(int start, int stop) {
        if (spaces && start == stop) {
            return;
        }
        if (fields < starts.length) {
            starts[fields] = start;
            ends[fields] = stop;
        } else {
            surplus |= !isEmpty(start, stop);
        }
        fields++;
    }

    private boolean isEmpty(int from, int to) {
        for (int at = from; at < to; at++) {
            if (text[at] != ' ' && text[at] != '\r' && text[at] != '"') {
                return false;
            }
        }
        return true;
    }

    private void countLines(int from, int to) {
        for (int at = from; at < to; at++) {
            lines += text[at] == '\n' ? 1 : 0;
        }
    }

    /** How many lines of the file the record takes. */
    int lines() {
        return lines;
    }

    /** How many fields are kept at most. */
    int columns() {
        return starts.length;
    }

    int fields() {
        return fields;
    }

    /** Whether a field beyond those that are kept has a value. */
    boolean hasSurplus() {
        return surplus;
    }

    /** Where the record's last field ends: before the line's end. */
    int end() {
        return end;
    }

    /**
     * Points at a field's value: without its quotes and the blanks around it, and without what spreadsheets write around
     * text, as in ="00123". A field that the row has not is empty.
     */
    void take(int field, Slice value) {
        if (field >= fields) {
            value.set(text, end, end);
            return;
        }
        int from = starts[field];
        int to = ends[field];
        value.set(text, from, to);
        if (from < to && !isPlain(text[from], text[to - 1])) {
            clean(from, to, value);
        }
    }

    /** Whether a value that begins and ends so stands for itself, as nearly all do. */
    private static boolean isPlain(byte first, byte last) {
        return (first > '"' || first < 0) && first != '=' && (last > ' ' || last < 0);
    }

    private void clean(int from, int to, Slice value) {
        if (text[from] == '"' && !spaces) {
            unquote(from, to, value);
        }
        value.trim();
        if (value.length() > 2 && value.first() == '=') {
            unwrap(value);
        }
    }

    private static void unwrap(Slice value) {
        byte[] bytes = value.bytes();
        if (bytes[value.from() + 1] == '"' && bytes[value.to() - 1] == '"') {
            value.set(bytes, value.from() + 2, value.to() - 1);
            value.trim();
        }
    }

    private void unquote(int from, int to, Slice value) {
        int close = Quotes.end(text, from, to, true);
        if (close == from + 1) {
            value.set(text, from, to);
        } else if (close == to && !holdsQuote(from + 1, close - 1)) {
            value.set(text, from + 1, close - 1);
        } else {
            copyUnquoted(from + 1, close - 1, to, value);
        }
    }

    private boolean holdsQuote(int from, int to) {
        for (int at = from; at < to; at++) {
            if (text[at] == '"') {
                return true;
            }
        }
        return false;
    }

    private void copyUnquoted(int from, int close, int to, Slice value) {
        byte[] plain = new byte[to - from];
        int length = 0;
        for (int at = from; at < close; at++) {
            plain[length++] = text[at];
            if (text[at] == '"') {
                at++;
            }
        }
        System.arraycopy(text, close + 1, plain, length, to - close - 1);
        value.set(plain, 0, length + to - close - 1);
    }
}
