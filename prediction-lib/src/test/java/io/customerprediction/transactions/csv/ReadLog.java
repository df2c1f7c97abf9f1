package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.layout.Choices;
import io.customerprediction.transactions.layout.ColumnNames;
import io.customerprediction.transactions.layout.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A log that a test wrote and read. */
record ReadLog(CleaningReport report, List<Lines> lines) {
    static final CleaningRules RULES = CleaningRules.upTo(LocalDate.of(2024, 12, 31));

    /** One call of the sink. */
    record Lines(String customer, LocalDate day, double amount, boolean newOrder) {}

    static ReadLog of(String... rows) {
        return of(LogFormat.DETECT, rows);
    }

    static ReadLog of(LogFormat format, String... rows) {
        return of((String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8), format, RULES);
    }

    static ReadLog of(byte[] bytes, LogFormat format, CleaningRules rules) {
        try {
            Path file = Files.createTempFile("log", ".csv");
            try {
                Files.write(file, bytes);
                return of(file, format, rules, 1 << 18, 2);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    static ReadLog of(Path file, LogFormat format, CleaningRules rules, int chunkSize, int workers) throws IOException {
        List<Lines> lines = new ArrayList<>();
        CleaningReport report = CsvRows.of(file, format)
                .cut(chunkSize, workers)
                .read(
                        rules,
                        (text, from, to, epochDay, millionths, newOrder) -> lines.add(new Lines(
                                new String(text, from, to - from, StandardCharsets.UTF_8),
                                LocalDate.ofEpochDay(epochDay),
                                millionths / 1e6,
                                newOrder)),
                        RowProgress.NONE);
        return new ReadLog(report, lines);
    }

    /** What each customer spent on each day and how many orders began, whatever the calls were. */
    SortedMap<String, String> totals() {
        SortedMap<String, double[]> totals = new TreeMap<>();
        for (Lines line : lines) {
            double[] total = totals.computeIfAbsent(line.customer + " " + line.day, key -> new double[2]);
            total[0] += line.amount;
            total[1] += line.newOrder ? 1 : 0;
        }
        SortedMap<String, String> words = new TreeMap<>();
        totals.forEach((key, total) -> words.put(key, Math.round(total[0] * 1e6) / 1e6 + " in " + (int) total[1]));
        return words;
    }

    /** What each customer spent, whatever the calls were. */
    SortedMap<String, Double> spent() {
        SortedMap<String, Double> spent = new TreeMap<>();
        lines.forEach(line -> spent.merge(line.customer, line.amount, Double::sum));
        return spent;
    }

    List<String> customers() {
        return lines.stream().map(Lines::customer).distinct().toList();
    }

    /** A format whose columns are given. */
    static LogFormat columns(String customer, String time, String amount) {
        return new LogFormat(
                ColumnNames.DETECT
                        .with(Role.CUSTOMER, customer)
                        .with(Role.TIME, time)
                        .with(Role.AMOUNT, amount),
                Choices.NONE,
                null,
                null);
    }
}
