package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.CleaningReport.Example;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.Reading;
import io.customerprediction.transactions.RowCleaner;
import io.customerprediction.transactions.layout.Layout;
import io.customerprediction.transactions.layout.Layout.Notes;
import io.customerprediction.transactions.layout.Role;
import io.customerprediction.transactions.records.OneLine;
import io.customerprediction.transactions.records.RawInput;
import io.customerprediction.transactions.values.AmbiguousValuesException;
import io.customerprediction.transactions.values.DateOrder;
import io.customerprediction.transactions.values.OpenQuestion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a file, read to see how it is written before all of it is read.
 *
 * @param sample the header and the first rows
 * @param columns which column would serve as what: from the role, as in {@link Reading#columns}, to the column's name
 * @param statuses names of the columns that say whether a row is a purchase
 * @param trial how many rows of the beginning could be read
 * @param notes how columns were understood, and what may be wrong
 * @param questions what the user has to decide, and the values that it is about
 * @param problem why the file cannot be read as a log, and what to do; {@code null} if it can be tried
 */
public record LogPreview(
        Sample sample,
        SortedMap<String, String> columns,
        List<String> statuses,
        Trial trial,
        Notes notes,
        SortedMap<OpenQuestion, List<String>> questions,
        @Nullable String problem) {

    /** Keeps its own copies. */
    public LogPreview {
        columns = new TreeMap<>(columns);
        statuses = List.copyOf(statuses);
        questions = new TreeMap<>(questions);
    }

    /**
     * The first rows as they stand in the file.
     *
     * @param header names of the columns
     * @param rows as many values each as the file has
     * @param delimiter between the fields of a row; a space stands for any number of them
     */
    public record Sample(List<String> header, List<List<String>> rows, char delimiter) {
        /** Keeps its own copies. */
        public Sample {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
        }
    }

    /**
     * The cleaning of the beginning.
     *
     * @param rowsRead rows that were tried; 0 if there is a problem
     * @param rowsKept those of them that a log could be made of
     * @param examples a few of those that could not
     */
    public record Trial(long rowsRead, long rowsKept, List<Example> examples) {
        private static final Trial NONE = new Trial(0, 0, List.of());

        /** Keeps its own copy. */
        public Trial {
            examples = List.copyOf(examples);
        }
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
                csv = CsvLayout.detect(file.toString(), format, start, input.isTyped(), rules.latest());
            } catch (IOException e) {
                return withoutLayout(format, start, mostRows, e);
            }
            return tried(csv, start, input.notes(), rules, mostRows);
        }
    }

    private static LogPreview withoutLayout(LogFormat format, TextStart text, int mostRows, IOException failure)
            throws IOException {
        byte delimiter = delimiter(format, text);
        TextStart start = HeaderRow.find(text, delimiter, format.columns());
        List<String> header = start.header(delimiter);
        SortedMap<String, String> columns = new TreeMap<>();
        for (Role role : Role.values()) {
            int column = role.find(header);
            if (column >= 0) {
                columns.put(role.words(), header.get(column));
            }
        }
        SortedMap<OpenQuestion, List<String>> questions = new TreeMap<>();
        if (failure.getCause() instanceof AmbiguousValuesException open) {
            questions.put(open.question(), open.values());
        }
        return new LogPreview(
                new Sample(header, start.first(delimiter, start.secondRecord(delimiter), mostRows), (char) delimiter),
                columns,
                List.of(),
                Trial.NONE,
                new Notes(List.of(), List.of()),
                questions,
                OneLine.message(String.valueOf(failure.getMessage())));
    }

    /** The one that is given, unless it cannot be one: then that is the problem, and the rows are shown as they seem. */
    private static byte delimiter(LogFormat format, TextStart start) throws IOException {
        try {
            return Delimiters.find(format, start);
        } catch (IOException e) {
            return Delimiters.find(LogFormat.DETECT, start);
        }
    }

    private static LogPreview tried(
            CsvLayout csv, TextStart start, List<String> notes, CleaningRules rules, int mostRows) throws IOException {
        Layout layout = csv.layout();
        byte[] text = Arrays.copyOfRange(start.text(), csv.textStart(), start.length());
        RowCleaner cleaner = new RowCleaner(
                rules, layout.conventions(), (id, from, to, day, millionths, newOrder) -> {}, null, soFar -> {});
        ParsedChunk chunk = ChunkParser.parse(
                csv, rules.latest().getYear(), RowsAbove.of(layout), cleaner::newBatch, new Chunk(text, text.length));
        chunk.firstLine = csv.firstLine();
        cleaner.add(chunk.rows());
        cleaner.finish();
        return new LogPreview(
                new Sample(layout.header(), start.first(csv.delimiter(), csv.textStart(), mostRows), (char)
                        csv.delimiter()),
                layout.columns().names(),
                layout.statuses().names(),
                new Trial(cleaner.rows(), cleaner.rowsKept(), cleaner.tally().examples()),
                new Notes(decisions(layout, notes), doubts(layout)),
                questions(chunk.evidence, layout),
                null);
    }

    private static List<String> decisions(Layout layout, List<String> notes) {
        return Stream.concat(
                        Stream.of(
                                "layout: " + layout.columns().layout(),
                                "dates: " + layout.dates().words()),
                        Stream.concat(notes.stream(), layout.notes().decisions().stream()))
                .map(OneLine::message)
                .toList();
    }

    private static List<String> doubts(Layout layout) {
        Stream<String> dates = layout.dates().sure()
                ? Stream.of()
                : Stream.of("dates were read " + layout.dates().words());
        return Stream.concat(layout.notes().doubts().stream(), dates)
                .map(OneLine::message)
                .toList();
    }

    private static SortedMap<OpenQuestion, List<String>> questions(Evidence evidence, Layout layout) {
        SortedMap<OpenQuestion, List<String>> questions = new TreeMap<>();
        boolean guessed = !layout.dates().sure() && layout.dates().order() != DateOrder.YEAR_FIRST;
        if (guessed && !evidence.provesDateOrder) {
            questions.put(OpenQuestion.DATE_FORMAT, List.of());
        }
        if (!evidence.unknownStatuses.isEmpty()) {
            questions.put(OpenQuestion.STATUS, mostFirst(evidence.unknownStatuses));
        }
        boolean chosen =
                layout.money().currency() != null || !layout.money().rates().isEmpty();
        if (evidence.currencies.size() > 1 && !chosen) {
            questions.put(OpenQuestion.CURRENCY, mostFirst(evidence.currencies));
        }
        return questions;
    }

    private static List<String> mostFirst(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }
}
