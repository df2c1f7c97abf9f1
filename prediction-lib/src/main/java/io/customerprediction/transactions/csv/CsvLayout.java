package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.layout.HeaderNames;
import io.customerprediction.transactions.layout.Layout;
import io.customerprediction.transactions.layout.LayoutFinder;
import io.customerprediction.transactions.layout.Sample;
import io.customerprediction.transactions.values.DateForms;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The layout of a text file.
 *
 * @param layout what its columns mean
 * @param delimiter a space stands for any number of them
 * @param textStart where the first row begins in the text
 * @param firstLine line of the file where it does, counted from 1
 */
record CsvLayout(Layout layout, byte delimiter, int textStart, int firstLine) implements Serializable {
    private static final int MOST_ROWS = 10_000;
    private static final int LONGEST_VALUE = 150;
    private static final List<String> CDNOW = List.of("customer_id", "date", "number_of_cds", "dollar_value");

    /**
     * The layout of a text that begins so.
     *
     * @param typed whether the text was made of typed values
     * @throws IOException if it cannot be detected; the message says what was found and what to give
     */
    static CsvLayout detect(String source, LogFormat format, TextStart text, boolean typed, LocalDate latest)
            throws IOException {
        if (text.firstRecord() == text.length()) {
            throw new IOException(source + " is empty: give a log with a header and at least one row");
        }
        byte delimiter = typed ? (byte) ',' : Delimiters.find(format, text); // typed values have no text of their own
        TextStart start = HeaderRow.find(text, delimiter, format.columns());
        List<String> first = start.header(delimiter);
        boolean headless =
                delimiter == ' ' && first.size() == CDNOW.size() && first.get(1).matches("\\d{8}");
        List<String> header = headless ? CDNOW : first;
        if (!headless) {
            requireHeader(source, header);
        }
        int textStart = headless ? start.firstRecord() : start.secondRecord(delimiter);
        Sample sample = sample(start, delimiter, header, textStart, typed);
        Layout layout = new LayoutFinder(source, format.columns(), format.choices(), latest).find(sample);
        return new CsvLayout(layout, delimiter, textStart, start.lineAt(textStart));
    }

    private static void requireHeader(String source, List<String> header) throws IOException {
        boolean data = HeaderNames.known(header) == 0
                && header.stream().anyMatch(value -> DateForms.shareWritten(List.of(value)) > 0);
        if (data) {
            throw new IOException(source + " has no header: its first row looks like data ("
                    + String.join(", ", header.subList(0, Math.min(4, header.size())))
                    + "); add a first line with the names of the columns");
        }
    }

    private static Sample sample(TextStart start, byte delimiter, List<String> header, int from, boolean typed) {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> records = start.first(delimiter, from, MOST_ROWS);
        for (List<String> record : records) {
            if (record.size() <= header.size() || surplusIsEmpty(record, header.size())) {
                rows.add(padded(record, header.size()));
            }
        }
        boolean complete = start.complete() && records.size() < MOST_ROWS;
        return new Sample(header, rows, complete, delimiter == ';', typed);
    }

    private static boolean surplusIsEmpty(List<String> record, int columns) {
        return record.subList(columns, record.size()).stream().allMatch(String::isEmpty);
    }

    /** As many values as there are columns, each cut off where nothing that is decided by it can depend on more. */
    private static List<String> padded(List<String> record, int columns) {
        List<String> padded = new ArrayList<>(columns);
        for (int i = 0; i < columns; i++) {
            String value = i < record.size() ? record.get(i) : "";
            padded.add(value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE));
        }
        return padded;
    }

    Row row() {
        return new Row(delimiter, layout.header().size());
    }

    /** The same text with dates read in another way. */
    CsvLayout with(Layout other) {
        return new CsvLayout(other, delimiter, textStart, firstLine);
    }

    String delimiterInWords() {
        return switch (delimiter) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            case '|' -> "bar";
            case ' ' -> "spaces";
            default -> String.valueOf((char) delimiter);
        };
    }
}
