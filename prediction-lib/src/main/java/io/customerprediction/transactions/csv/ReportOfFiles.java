package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningReport.Example;
import io.customerprediction.transactions.Reading;
import io.customerprediction.transactions.RowCounts;
import io.customerprediction.transactions.records.OneLine;
import io.customerprediction.transactions.records.RawInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the reports of the files of one log together. */
final class ReportOfFiles {
    private static final int MOST_EXAMPLES = 100;

    private final List<CleaningReport> reports = new ArrayList<>();
    private final List<String> ofFiles = new ArrayList<>();
    private @Nullable Path first;

    /** @throws IOException if the file cannot be part of the same log as the first one */
    void add(Path file, CleaningReport report) throws IOException {
        if (first == null) {
            first = file;
        }
        requireSameKind(first, file, report.reading());
        reports.add(report);
        ofFiles.add(String.format(
                Locale.ROOT,
                "%s has %,d rows, of which %,d were kept",
                name(file),
                report.rowsRead(),
                report.rowsKept()));
    }

    private void requireSameKind(Path one, Path other, Reading reading) throws IOException {
        Reading of = reports.isEmpty() ? reading : reports.get(0).reading();
        boolean money = of.amounts() != reading.amounts();
        boolean orders = of.columns().containsKey("order") != reading.columns().containsKey("order");
        String currency = currency();
        if (!currency.isEmpty() && !reading.currency().isEmpty() && !currency.equals(reading.currency())) {
            throw OneLine.refusal(
                    other.toString(),
                    "is in " + OneLine.value(reading.currency()) + ", and the files before it are in "
                            + OneLine.value(currency)
                            + ", which cannot be added: give files of one currency, or all of them with --rates");
        }
        if (money || orders) {
            throw OneLine.refusal(
                    other.toString(),
                    "is of another kind than " + name(one) + ": only one of them has "
                            + (money ? "amounts" : "order ids")
                            + "; give files with the same columns, or each by itself");
        }
    }

    /** The first one that a file names; empty if none does. */
    private String currency() {
        return reports.stream()
                .map(report -> report.reading().currency())
                .filter(code -> !code.isEmpty())
                .findFirst()
                .orElse("");
    }

    void addCopy(Path file, Path original) {
        ofFiles.add(name(file) + " is the same as " + name(original) + " and counts once");
    }

    private static String name(Path file) {
        return OneLine.name(String.valueOf(file.getFileName()));
    }

    /** How many rows were read so far. */
    long rows() {
        return reports.stream().mapToLong(CleaningReport::rowsRead).sum();
    }

    /** One report of all files. */
    CleaningReport all() throws IOException {
        CleaningReport of = reports.get(0);
        return new CleaningReport(
                of.layout(),
                reading(of.reading()),
                sha256(),
                new RowCounts(
                        rows(),
                        reports.stream().mapToLong(CleaningReport::rowsKept).sum(),
                        sums(reports.stream().map(CleaningReport::setAside).toList()),
                        reports.stream()
                                .mapToLong(CleaningReport::duplicatedOrders)
                                .sum(),
                        sums(reports.stream().map(CleaningReport::noted).toList())),
                examples(),
                reports.stream()
                        .map(CleaningReport::firstDay)
                        .min(LocalDate::compareTo)
                        .orElseThrow(),
                reports.stream()
                        .map(CleaningReport::lastDay)
                        .max(LocalDate::compareTo)
                        .orElseThrow());
    }

    private Reading reading(Reading of) {
        Set<String> decisions = new LinkedHashSet<>(ofFiles);
        Set<String> doubts = new LinkedHashSet<>();
        for (CleaningReport report : reports) {
            decisions.addAll(report.reading().decisions());
            doubts.addAll(report.reading().doubts());
        }
        return of.with(List.copyOf(decisions), List.copyOf(doubts)).in(currency());
    }

    /** The hash of the hashes, in the order of the files. */
    private String sha256() throws IOException {
        StringBuilder hashes = new StringBuilder();
        reports.forEach(report -> hashes.append(report.sha256()));
        try (RawInput all =
                RawInput.of(new ByteArrayInputStream(hashes.toString().getBytes(StandardCharsets.US_ASCII)))) {
            return all.sha256();
        }
    }

    private static SortedMap<String, Long> sums(List<SortedMap<String, Long>> counts) {
        SortedMap<String, Long> sums = new TreeMap<>();
        counts.forEach(one -> one.forEach((key, count) -> sums.merge(key, count, Long::sum)));
        return sums;
    }

    private List<Example> examples() {
        return reports.stream()
                .flatMap(report -> report.examples().stream())
                .limit(MOST_EXAMPLES)
                .toList();
    }
}
