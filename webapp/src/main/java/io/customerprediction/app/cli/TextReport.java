package io.customerprediction.app.cli;

import io.customerprediction.app.report.CleaningView;
import io.customerprediction.app.report.Headline;
import io.customerprediction.app.report.Table;
import io.customerprediction.model.report.EvaluationReport;
import io.customerprediction.model.report.Readiness;
import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.records.OneLine;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a command found out, as text for a terminal. */
final class TextReport {
    private final PrintWriter out;

    TextReport(PrintWriter out) {
        this.out = out;
    }

    /** The import summary. */
    void cleaning(CleaningReport report) {
        CleaningView view = CleaningView.of(report);
        line("Log: " + view.summary() + ".");
        line("  " + view.reading() + ".");
        report.reading().decisions().forEach(decision -> line("  Understood: " + decision + "."));
        report.reading().doubts().forEach(doubt -> line("  Warning: " + doubt + "."));
        table(view.setAside());
        table(view.noted());
    }

    /** Whether the log holds enough, and what is missing. */
    void readiness(Readiness readiness) {
        line("");
        line("Readiness: " + readiness.level());
        readiness.reasons().forEach(reason -> line("  " + reason));
    }

    /** How far the forecasts may be trusted. */
    void grade(EvaluationReport report) {
        line("");
        line("Grade " + report.grade().letter() + ": " + report.grade().letter().meaning());
        List<Headline> headlines = Headline.of(report);
        if (headlines.isEmpty()) {
            line(
                    "  Nothing could be tested: no past as-of date has enough data before it to train on and enough after it to"
                            + " test against. Use a longer log or a shorter horizon.");
        }
        rows(headlines.stream()
                .map(h -> List.of(h.about(), h.forest(), h.measure(), h.beside()))
                .toList());
        report.grade().simplerMethods().forEach(sentence -> line("  " + sentence));
    }

    private void table(Table table) {
        if (!table.rows().isEmpty()) {
            line("  " + table.caption() + ":");
            rows(table.rows().stream()
                    .map(row -> Stream.concat(
                                    Stream.of(row.name()), row.cells().stream().map(Table.Cell::text))
                            .toList())
                    .toList());
        }
    }

    /** Rows in columns, each as wide as its widest text; numbers to the right. */
    private void rows(List<List<String>> rows) {
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            Arrays.setAll(widths, k -> Math.max(widths[k], row.get(k).length()));
        }
        for (List<String> row : rows) {
            List<String> padded = new ArrayList<>();
            for (int k = 0; k < columns; k++) {
                String padding = " ".repeat(widths[k] - row.get(k).length());
                boolean number = row.get(k).matches("[\\d.,\\u00a0%]+");
                padded.add(number ? padding + row.get(k) : row.get(k) + padding);
            }
            line(("    " + padded.stream().collect(Collectors.joining("  "))).stripTrailing());
        }
    }

    /** Terminals without Unicode would show question marks. */
    private void line(String text) {
        out.println(
                OneLine.message(text.replace('\u00a0', ' ').replace('−', '-').replace('–', '-')));
    }
}
