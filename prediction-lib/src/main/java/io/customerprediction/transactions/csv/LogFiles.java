package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.EarlierFiles;
import io.customerprediction.transactions.OrderSink;
import io.customerprediction.transactions.RejectedRow;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.RowSource;
import io.customerprediction.transactions.records.OneLine;
import io.customerprediction.transactions.records.RawInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Several files as one log, such as an export for each year. Each is read in the order given, with a layout of its own. Nothing
 * counts twice: neither a file that is identical to an earlier one, nor an order that an earlier file has, nor, in logs without
 * order ids, a row on a day of which an earlier file has rows. Immutable and thread-safe.
 */
public final class LogFiles implements RowSource {
    private static final int MOST_FILES = 10_000;

    private final List<Path> files;
    private final LogFormat format;
    private final @Nullable Path rejectedRows;

    private LogFiles(List<Path> files, LogFormat format, @Nullable Path rejectedRows) {
        this.files = files;
        this.format = format;
        this.rejectedRows = rejectedRows;
    }

    /**
     * Files whose layouts are detected.
     *
     * @param files or folders, which stand for the files in them, by their names
     * @throws IOException if there is none
     */
    public static LogFiles of(List<Path> files) throws IOException {
        return of(files, LogFormat.DETECT);
    }

    /** Files of one format. */
    public static LogFiles of(List<Path> files, LogFormat format) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path file : files) {
            all.addAll(Files.isDirectory(file) ? in(file) : List.of(file));
        }
        if (all.isEmpty() || all.size() > MOST_FILES) {
            throw new IOException(
                    all.isEmpty()
                            ? "no file is given"
                            : "more than 10,000 files are given: put those of the log together");
        }
        return new LogFiles(List.copyOf(all), format, null);
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .limit(MOST_FILES + 1L)
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw OneLine.refusal(
                        folder.toString(), "is a folder without files: give one with the files of the log");
            }
            return files;
        }
    }

    /**
     * The same source, with a file for its rejected rows. Where there are several files, its last column names that of each
     * row, in which the line numbers count.
     *
     * @param file {@code null} for none
     */
    public LogFiles rejectedRowsTo(@Nullable Path file) {
        return new LogFiles(files, format, file);
    }

    @Override
    public CleaningReport read(CleaningRules rules, OrderSink sink, RowProgress progress) throws IOException {
        if (files.size() == 1) {
            return CsvRows.of(files.get(0), format).rejectedRowsTo(rejectedRows).read(rules, sink, progress);
        }
        if (rejectedRows == null) {
            return read(rules, sink, progress, null);
        }
        requireAnotherFile(rejectedRows);
        try (RejectedRowsFile file = RejectedRowsFile.ofSeveral(rejectedRows)) {
            return read(rules, sink, progress, file);
        }
    }

    private void requireAnotherFile(Path file) throws IOException {
        for (Path log : files) {
            if (Files.exists(file) && Files.exists(log) && Files.isSameFile(file, log)) {
                throw new IOException("the rejected rows would overwrite the log " + OneLine.name(log.toString())
                        + ": name another file");
            }
        }
    }

    private CleaningReport read(
            CleaningRules rules, OrderSink sink, RowProgress progress, @Nullable RejectedRowsFile rejected)
            throws IOException {
        Map<Path, Path> copies = copies();
        ReportOfFiles reports = new ReportOfFiles();
        EarlierFiles earlier = new EarlierFiles();
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            if (copies.containsKey(file)) {
                reports.addCopy(file, copies.get(file));
            } else {
                String name = String.valueOf(file.getFileName());
                @Nullable Consumer<RejectedRow> write = rejected == null ? null : row -> rejected.write(row, name);
                CsvRows rows = CsvRows.of(file, format).after(earlier, write);
                reports.add(file, rows.read(rules, sink, share(progress, i, reports.rows())));
                earlier.next();
            }
        }
        return reports.all();
    }

    private RowProgress share(RowProgress progress, int file, long before) {
        return (rows, done) -> progress.rows(before + rows, (file + done) / files.size());
    }

    /** Files with the same bytes as an earlier one, with that one. Only files of one size are compared. */
    private Map<Path, Path> copies() throws IOException {
        Map<Long, List<Path>> bySize = new LinkedHashMap<>();
        for (Path file : files) {
            long size = Files.isRegularFile(file) ? Files.size(file) : -1;
            bySize.computeIfAbsent(size, any -> new ArrayList<>()).add(file);
        }
        Map<Path, Path> copies = new HashMap<>();
        for (Map.Entry<Long, List<Path>> ofSize : bySize.entrySet()) {
            Map<String, Path> byHash = new HashMap<>();
            for (Path file :
                    ofSize.getKey() >= 0 && ofSize.getValue().size() > 1 ? ofSize.getValue() : List.<Path>of()) {
                Path first = byHash.putIfAbsent(hash(file), file);
                if (first != null) {
                    copies.put(file, first);
                }
            }
        }
        return copies;
    }

    private static String hash(Path file) throws IOException {
        try (RawInput bytes = RawInput.open(file)) {
            return bytes.sha256();
        }
    }
}
