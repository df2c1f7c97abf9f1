package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.layout.Layout;
import io.customerprediction.transactions.layout.LayoutFinder;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/**
 * The layout of a text file.
 *
 * @param layout what its columns mean
 * @param delimiter a space stands for any number of them
 * @param textStart where the first row begins in the text
 * @param firstLine line of the file where it does, counted from 1
 */
record CsvLayout(Layout layout, byte delimiter, int textStart, int firstLine) {
    private static final int MOST_ROWS = 1000;
    private static final List<String> CDNOW = List.of("customer_id", "date", "number_of_cds", "dollar_value");

    /**
     * The layout of a text that begins so.
     *
     * @throws IOException if it cannot be detected; the message says what was found and what to give
     */
    static CsvLayout detect(String source, LogFormat format, TextStart start, LocalDate latest) throws IOException {
        if (start.firstRecord() == start.length()) {
            throw new IOException(source + " is empty: give a log with a header and at least one row");
        }
        byte delimiter = Delimiters.find(format, start);
        List<String> first = start.header(delimiter);
        boolean headless =
                delimiter == ' ' && first.size() == CDNOW.size() && first.get(1).matches("\\d{8}");
        List<String> header = headless ? CDNOW : first;
        int textStart = headless ? start.firstRecord() : start.secondRecord(delimiter);
        List<List<String>> rows = start.sample(delimiter, textStart, MOST_ROWS);
        rows.removeIf(row -> row.size() != header.size());
        Layout layout = new LayoutFinder(source, format.columns(), format.dateFormat(), latest)
                .find(header, rows, delimiter == ';');
        return new CsvLayout(layout, delimiter, textStart, start.lineAt(textStart));
    }

    Row row() {
        return new Row(delimiter, layout.header().size());
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
