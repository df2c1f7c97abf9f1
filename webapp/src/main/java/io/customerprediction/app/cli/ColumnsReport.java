package io.customerprediction.app.cli;

import io.customerprediction.transactions.csv.LogPreview;
import io.customerprediction.transactions.values.OpenQuestion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the beginning of a log was understood, as text for a terminal. */
final class ColumnsReport {
    /** Rows that are shown. */
    static final int ROWS = 5;

    private static final int SAMPLES = 3;
    private static final int LONGEST_VALUE = 30;

    private final PrintWriter out;

    ColumnsReport(PrintWriter out) {
        this.out = out;
    }

    void write(Path file, LogPreview preview) {
        out.printf(
                Locale.ROOT,
                "Log: %s, of which the first %,d rows were read and %,d can be used.%n",
                file.getFileName(),
                preview.trial().rowsRead(),
                preview.trial().rowsKept());
        if (preview.problem() != null) {
            out.println("  Problem: " + shown(preview.problem(), Integer.MAX_VALUE) + ".");
        }
        columns(preview);
        preview.notes().decisions().forEach(decision -> out.println("  Understood: " + decision + "."));
        preview.notes().doubts().forEach(doubt -> out.println("  Warning: " + doubt + "."));
        preview.questions().forEach(this::question);
        preview.trial()
                .examples()
                .forEach(row -> out.println("  Left out: " + row.reason() + " in line " + row.line() + ", "
                        + row.column() + " '" + shown(row.value(), LONGEST_VALUE) + "'"));
        rows(preview);
    }

    private void columns(LogPreview preview) {
        out.println("  Columns:");
        TreeMap<String, String> roles = new TreeMap<>();
        preview.columns().forEach((role, column) -> roles.merge(column, role, (one, other) -> one + ", " + other));
        preview.statuses().forEach(column -> roles.putIfAbsent(column, "status"));
        for (int i = 0; i < preview.sample().header().size(); i++) {
            int column = i;
            String name = preview.sample().header().get(column);
            String samples = preview.sample().rows().stream()
                    .filter(row -> column < row.size() && !row.get(column).isBlank())
                    .map(row -> shown(row.get(column), LONGEST_VALUE))
                    .distinct()
                    .limit(SAMPLES)
                    .collect(Collectors.joining(", "));
            out.println("    " + shown(name, LONGEST_VALUE) + ": "
                    + roles.getOrDefault(name, "not used")
                    + (samples.isEmpty() ? "" : " (" + samples + ")"));
        }
    }

    private void question(OpenQuestion question, List<String> values) {
        String shown = values.stream().map(value -> shown(value, LONGEST_VALUE)).collect(Collectors.joining(", "));
        out.println("  To decide: "
                + switch (question) {
                    case DATE_FORMAT -> "whether the day or the month comes first: --date-format d/M/yyyy or M/d/yyyy";
                    case DAY_ZERO -> "the date of day 0: --day-zero 2023-01-01";
                    case DECIMAL_MARK -> "the sign before decimals: --decimal-mark . or ,";
                    case AMOUNT_UNIT -> "whether amounts are cents: --amount-unit cents or units";
                    case CURRENCY -> "the currency to keep (" + shown + "): --currency CODE, or --rates";
                    case STATUS -> "which of these are purchases (" + shown + "): --keep and --drop";
                }
                + ".");
    }

    private void rows(LogPreview preview) {
        out.println("  The first rows:");
        for (List<String> row : preview.sample().rows()) {
            out.println("    "
                    + row.stream().map(value -> shown(value, LONGEST_VALUE)).collect(Collectors.joining(" | ")));
        }
    }

    /** On one line, without control characters. */
    private static String shown(String value, int longest) {
        String line = value.replaceAll("[\\p{Cntrl}]+", " ");
        return line.length() > longest ? line.substring(0, longest) + "..." : line;
    }
}
