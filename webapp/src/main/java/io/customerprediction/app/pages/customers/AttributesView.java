package io.customerprediction.app.pages.customers;

import io.customerprediction.app.attributes.AttributeFile;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.customers.AttributeColumn;
import io.customerprediction.app.store.customers.AttributeMeaning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where files of attributes are brought.
 *
 * @param error what was wrong with the file; empty if nothing was
 * @param known the columns that there are
 * @param result of reading the uploaded file; null if there was none
 * @param longest file, in megabytes
 * @param mostColumns that there can be
 */
public record AttributesView(
        String error, List<String> known, @Nullable Result result, long longest, int mostColumns) {
    /**
     * The result of reading a file.
     *
     * @param stored how many customers' attributes were stored, in a sentence
     * @param columns that were taken
     * @param notes what was left out, a sentence each
     */
    public record Result(String stored, List<String> columns, List<String> notes) {
        static Result of(AttributeFile.Report report, Texts texts) {
            List<String> notes = new ArrayList<>();
            note(notes, texts, "unknown", report.added().unknown());
            note(notes, texts, "repeated", report.added().repeated());
            note(notes, texts, "withoutId", report.withoutId());
            note(notes, texts, "shortened", report.shortened());
            if (!report.leftOut().isEmpty()) {
                notes.add(texts.get("attributes.leftOut", String.join(", ", report.leftOut())));
            }
            return new Result(
                    texts.get(
                            "attributes.stored",
                            Figures.count(report.added().customers()),
                            Figures.count(report.rows())),
                    words(report.columns(), texts),
                    notes);
        }

        private static void note(List<String> notes, Texts texts, String key, long count) {
            if (count > 0) {
                notes.add(texts.get("attributes." + key, Figures.count(count)));
            }
        }
    }

    /** The columns with their meanings. */
    static List<String> words(List<AttributeColumn> columns, Texts texts) {
        return columns.stream().map(column -> words(column, texts)).toList();
    }

    private static String words(AttributeColumn column, Texts texts) {
        return column.meaning() == AttributeMeaning.OTHER
                ? column.name()
                : texts.get(
                        "attributes.column",
                        column.name(),
                        texts.get("attributes.meaning." + CustomerSearch.name(column.meaning())));
    }
}
