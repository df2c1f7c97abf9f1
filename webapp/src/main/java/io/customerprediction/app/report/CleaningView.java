package io.customerprediction.app.report;

import static io.customerprediction.app.report.Figure.Better.NEITHER;

import io.customerprediction.model.report.ModelCard;
import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningReport.Example;
import io.customerprediction.transactions.Reading;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * How the rows of a log were cleaned, for a page or a terminal.
 *
 * @param summary in one sentence
 * @param reading how the file was read, in one sentence
 * @param decisions how columns were understood beyond what their names say, in words
 * @param doubts what may be wrong, and what to do then, in words
 * @param sha256 of the file
 * @param setAside rows by reason, the most first, with an example of each
 * @param noted rows that were kept with a remark
 */
public record CleaningView(
        String summary,
        String reading,
        List<String> decisions,
        List<String> doubts,
        String sha256,
        Table setAside,
        Table noted) {

    /** The view of a report. */
    public static CleaningView of(CleaningReport report) {
        return new CleaningView(
                summary(report),
                reading(report),
                report.reading().decisions(),
                report.reading().doubts(),
                report.sha256(),
                setAside(report),
                noted(report));
    }

    /** The view of what a model card says; it holds no rows of the log, so there are no examples. */
    static CleaningView of(ModelCard.Data data) {
        Reading reading = data.source().reading();
        String sha256 = data.source().sha256();
        if (reading == null || sha256 == null) {
            return ofOwnRows(data);
        }
        return of(new CleaningReport(
                data.source().layout(),
                reading,
                sha256,
                data.rows(),
                List.of(),
                data.extent().firstDay(),
                data.extent().asOf()));
    }

    /** The view of rows that did not come from a file, of which no report was kept. */
    private static CleaningView ofOwnRows(ModelCard.Data data) {
        String summary = "%s purchase days; from %s to %s"
                .formatted(
                        ReportNumbers.count(data.rows().rowsKept()),
                        data.extent().firstDay(),
                        data.extent().asOf());
        Table none = Table.of("Rows set aside, by the first reason met", "reason", List.of(), row -> "", List.of());
        return new CleaningView(summary, "Layout: " + data.source().layout(), List.of(), List.of(), "", none, none);
    }

    private static String summary(CleaningReport report) {
        return "%s rows read, %s kept, %s set aside; from %s to %s%s"
                .formatted(
                        ReportNumbers.count(report.rowsRead()),
                        ReportNumbers.count(report.rowsKept()),
                        ReportNumbers.count(report.rowsRead() - report.rowsKept()),
                        report.firstDay(),
                        report.lastDay(),
                        withoutAmounts(report.reading()));
    }

    private static String withoutAmounts(Reading reading) {
        String none = "no amounts were found";
        return reading.amounts()
                ? ""
                : "; "
                        + reading.doubts().stream()
                                .filter(doubt -> doubt.startsWith(none))
                                .findFirst()
                                .orElse(none);
    }

    private static String reading(CleaningReport report) {
        Reading reading = report.reading();
        String columns = reading.columns().entrySet().stream()
                .map(column -> column.getKey() + " = " + column.getValue())
                .collect(Collectors.joining(", "));
        String text = reading.encoding().isEmpty()
                ? ""
                : "%s, delimited by %s; %s; ".formatted(reading.encoding(), reading.delimiter(), columns);
        return "Layout: %s; %sdates: %s".formatted(report.layout(), text, reading.dates());
    }

    private static Table setAside(CleaningReport report) {
        Figure<Map.Entry<String, Long>> example =
                Figure.plain("for example", row -> example(row.getKey(), report.examples()));
        return Table.of(
                "Rows set aside, by the first reason met",
                "reason",
                mostFirst(report.setAside()),
                Map.Entry::getKey,
                report.examples().isEmpty() ? List.of(rows(), share(report)) : List.of(rows(), share(report), example));
    }

    private static Table noted(CleaningReport report) {
        return Table.of(
                "Rows kept, but worth knowing of",
                "what",
                mostFirst(report.noted()),
                Map.Entry::getKey,
                List.of(rows(), share(report)));
    }

    private static List<Map.Entry<String, Long>> mostFirst(SortedMap<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .toList();
    }

    private static Figure<Map.Entry<String, Long>> rows() {
        return Figure.of("rows", NEITHER, row -> (double) row.getValue(), ReportNumbers::whole);
    }

    private static Figure<Map.Entry<String, Long>> share(CleaningReport report) {
        return Figure.of("share", NEITHER, row -> (double) row.getValue() / report.rowsRead(), ReportNumbers::percent);
    }

    private static String example(String reason, List<Example> examples) {
        return examples.stream()
                .filter(example -> example.reason().equals(reason))
                .findFirst()
                .map(CleaningView::words)
                .orElse("");
    }

    private static String words(Example row) {
        String place = "line " + ReportNumbers.count(row.line()) + (row.column().isEmpty() ? "" : ", " + row.column());
        return place + ": " + (row.value().isEmpty() ? "(empty)" : row.value());
    }
}
