package io.customerprediction.transactions;

import io.customerprediction.transactions.CleaningReport.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a file, read to see how it is written before all of it is read.
 *
 * @param header names of the columns
 * @param rows the first rows, as many values each as the file has
 * @param delimiter between the fields of a row; a space stands for any number of them
 * @param columns which column would serve as what: from the role, as in {@link Reading#columns}, to the column's name
 * @param rowsRead rows of the beginning that were tried; 0 if there is a problem
 * @param rowsKept those of them that a log could be made of
 * @param examples a few of those that could not
 * @param problem why the file cannot be read as a log, and what to do; {@code null} if it can be tried
 */
public record LogPreview(
        List<String> header,
        List<List<String>> rows,
        char delimiter,
        SortedMap<String, String> columns,
        long rowsRead,
        long rowsKept,
        List<Example> examples,
        @Nullable String problem) {
    private static final int HEAD = 1 << 20;

    /** Keeps its own copies. */
    public LogPreview {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
        columns = new TreeMap<>(columns);
        examples = List.copyOf(examples);
    }

    /**
     * Reads the first mebibyte of a file, gzip or not.
     *
     * @param mostRows that are shown
     * @throws IOException if the file cannot be read, is empty or is no text; the message says what to do
     */
    public static LogPreview of(Path file, LogFormat format, CleaningRules rules, int mostRows) throws IOException {
        try (LogSource source = LogSource.open(file, format.encoding())) {
            byte[] text = source.peek(HEAD);
            Head head = Head.of(text, text.length < HEAD);
            if (head.firstRecord() == head.length()) {
                throw new IOException(file + " is empty: give a log with a header and at least one row");
            }
            Layout layout;
            try {
                layout = LayoutFinder.find(file, format, head, rules.latest());
            } catch (IOException e) {
                return withoutLayout(format, head, mostRows, String.valueOf(e.getMessage()));
            }
            return tried(layout, head, rules, mostRows);
        }
    }

    private static LogPreview withoutLayout(LogFormat format, Head head, int mostRows, String problem)
            throws IOException {
        byte delimiter = delimiter(format, head);
        List<String> header = head.header(delimiter);
        SortedMap<String, String> columns = new TreeMap<>();
        for (Role role : Role.values()) {
            int column = role.find(header);
            if (column >= 0) {
                columns.put(role.words(), header.get(column));
            }
        }
        List<List<String>> rows = head.first(delimiter, head.secondRecord(delimiter), mostRows);
        return new LogPreview(header, rows, (char) delimiter, columns, 0, 0, List.of(), problem);
    }

    /** The one that is told, unless none such can be: then that is the problem, and the rows are shown as they seem. */
    private static byte delimiter(LogFormat format, Head head) throws IOException {
        try {
            return Delimiters.find(format, head);
        } catch (IOException e) {
            return Delimiters.find(LogFormat.DETECT, head);
        }
    }

    private static LogPreview tried(Layout layout, Head head, CleaningRules rules, int mostRows) throws IOException {
        byte[] text = Arrays.copyOfRange(head.text(), layout.textStart(), head.length());
        SetAside setAside = new SetAside(layout, Rejects.NONE);
        Merger merger = new Merger(layout, setAside, (id, from, to, day, millionths, newOrder) -> {});
        merger.take(ChunkParser.parse(layout, rules, new Chunk(text, text.length)));
        merger.finish();
        return new LogPreview(
                layout.header(),
                head.first(layout.delimiter(), layout.textStart(), mostRows),
                (char) layout.delimiter(),
                layout.columnNames(),
                merger.rows(),
                merger.rowsKept(),
                setAside.examples(),
                null);
    }
}
