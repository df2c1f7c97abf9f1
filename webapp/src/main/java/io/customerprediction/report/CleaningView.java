package io.customerprediction.report;

import static io.customerprediction.report.Figure.Better.NEITHER;

import io.customerprediction.transactions.CleaningReport;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What became of a log's rows, for a page or a terminal.
 *
 * @param summary in one sentence
 * @param sha256 of the file
 * @param setAside rows by reason, the most first
 * @param noted rows that were kept but are worth knowing of
 */
public record CleaningView(String summary, String sha256, Table setAside, Table noted) {

    /** The view of a report. */
    public static CleaningView of(CleaningReport report) {
        return new CleaningView(
                "%s rows read as %s, %s kept, %s set aside; from %s to %s"
                        .formatted(
                                Numbers.count(report.rowsRead()),
                                report.layout(),
                                Numbers.count(report.rowsKept()),
                                Numbers.count(report.rowsRead() - report.rowsKept()),
                                report.firstDay(),
                                report.lastDay()),
                report.sha256(),
                table("Rows set aside, by the first reason met", report.setAside(), report.rowsRead()),
                table("Rows kept, but worth knowing of", report.noted(), report.rowsRead()));
    }

    private static Table table(String caption, SortedMap<String, Long> counts, long all) {
        List<Map.Entry<String, Long>> rows = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .toList();
        return Table.of(
                caption,
                "reason",
                rows,
                Map.Entry::getKey,
                List.of(
                        Figure.of("rows", NEITHER, row -> (double) row.getValue(), Numbers::whole),
                        Figure.of("share", NEITHER, row -> (double) row.getValue() / all, Numbers::percent)));
    }
}
