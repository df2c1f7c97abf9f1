package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.CleaningReport.Example;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.Reading;
import io.customerprediction.transactions.RowCleaner;
import io.customerprediction.transactions.layout.Role;
import io.customerprediction.transactions.records.RawInput;
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
        try (TextInput input =
                TextInput.open(file.toString(), RawInput.open(file), format.encoding(), CsvRows.MAX_INFLATED_BYTES)) {
            byte[] text = input.peek(CsvRows.START);
            TextStart start = TextStart.of(text, text.length < CsvRows.START);
            if (start.firstRecord() == start.length()) {
                throw new IOException(file + " is empty: give a log with a header and at least one row");
            }
            CsvLayout csv;
            try {
                csv = CsvLayout.detect(file.toString(), format, start, rules.latest());
            } catch (IOException e) {
                return withoutLayout(format, start, mostRows, String.valueOf(e.getMessage()));
            }
            return tried(csv, start, rules, mostRows);
        }
    }

    private static LogPreview withoutLayout(LogFormat format, TextStart start, int mostRows, String problem)
            throws IOException {
        byte delimiter = delimiter(format, start);
        List<String> header = start.header(delimiter);
        SortedMap<String, String> columns = new TreeMap<>();
        for (Role role : Role.values()) {
            int column = role.find(header);
            if (column >= 0) {
                columns.put(role.words(), header.get(column));
            }
        }
        List<List<String>> rows = start.first(delimiter, start.secondRecord(delimiter), mostRows);
        return new LogPreview(header, rows, (char) delimiter, columns, 0, 0, List.of(), problem);
    }

    /** The one that is given, unless it cannot be one: then that is the problem, and the rows are shown as they seem. */
    private static byte delimiter(LogFormat format, TextStart start) throws IOException {
        try {
            return Delimiters.find(format, start);
        } catch (IOException e) {
            return Delimiters.find(LogFormat.DETECT, start);
        }
    }

    private static LogPreview tried(CsvLayout csv, TextStart start, CleaningRules rules, int mostRows)
            throws IOException {
        byte[] text = Arrays.copyOfRange(start.text(), csv.textStart(), start.length());
        RowCleaner cleaner = new RowCleaner(
                rules, csv.layout().conventions(), (id, from, to, day, millionths, newOrder) -> {}, null, soFar -> {});
        ParsedChunk chunk = ChunkParser.parse(csv, rules.latest().getYear(), cleaner, new Chunk(text, text.length));
        chunk.firstLine = csv.firstLine();
        cleaner.add(chunk.rows());
        cleaner.finish();
        return new LogPreview(
                csv.layout().header(),
                start.first(csv.delimiter(), csv.textStart(), mostRows),
                (char) csv.delimiter(),
                csv.layout().columnNames(),
                cleaner.rows(),
                cleaner.rowsKept(),
                cleaner.examples(),
                null);
    }
}
