package io.customerprediction.app.pages.batch;

import io.customerprediction.app.jobs.BatchOrder.Use;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.loads.Loss;
import io.customerprediction.transactions.csv.LogPreview;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page where a user says what the columns of a file mean.
 *
 * @param id of the batch
 * @param file its name
 * @param problem what stands in the way as a whole, or {@code null}
 * @param features whether the file holds the four inputs
 * @param logColumns choices for a log
 * @param featureColumns choices for the four inputs
 * @param dateFormat as it was typed
 * @param delimiters choices
 * @param encodings choices
 * @param setsAside whether returns are set aside
 * @param use what is done with the file besides predicting
 * @param isStored whether purchases are stored, which a file can be added to
 * @param loss what would be removed, which the user has to agree to; {@code null} if nobody has to
 * @param confirmed whether the user agrees
 * @param replaceError why the user has to, or {@code null}
 * @param asOf as it was typed
 * @param asOfError what is wrong with it, or {@code null}
 * @param header names of the columns
 * @param rows the first rows
 * @param questions what the values leave open
 * @param decisions how the file was understood, in words
 * @param doubts what may be wrong, in words
 * @param tried how many of the first rows can be used, in a sentence; empty if that was not tried
 */
public record ColumnsView(
        long id,
        String file,
        @Nullable String problem,
        boolean features,
        List<Column> logColumns,
        List<Column> featureColumns,
        String dateFormat,
        List<Choice> delimiters,
        List<Choice> encodings,
        boolean setsAside,
        Use use,
        boolean isStored,
        @Nullable LossView loss,
        boolean confirmed,
        @Nullable String replaceError,
        String asOf,
        @Nullable String asOfError,
        List<String> header,
        List<List<String>> rows,
        List<Question> questions,
        List<String> decisions,
        List<String> doubts,
        String tried) {
    private static final int ROWS_SHOWN = 5;
    private static final int SAMPLES = 3;
    private static final int LONGEST_VALUE = 80;
    private static final int LONGEST_SAMPLE = 24;

    /**
     * Which column serves a role.
     *
     * @param name of the form's field, and key of its texts
     * @param required whether there is no doing without
     * @param found the column that was found for it before anything was chosen; empty if none
     * @param error what is wrong, or {@code null}
     */
    public record Column(
            String name,
            boolean required,
            String found,
            List<Choice> choices,
            @Nullable String error) {}

    /**
     * One choice of a list.
     *
     * @param value what the form sends; empty for none
     * @param samples some values of the column, in words; empty if it is none
     */
    public record Choice(String value, String samples, boolean chosen) {}

    /**
     * What is stored already.
     *
     * @param isAny whether there is anything
     * @param loss what of it the log does not have; empty if that is not known, or it has all
     */
    record Stored(boolean isAny, Optional<Loss> loss) {}

    static ColumnsView of(
            long id,
            String file,
            BatchForm form,
            Beginning beginning,
            Map<String, String> errors,
            Stored stored,
            Texts texts) {
        LogPreview preview = beginning.preview();
        return new ColumnsView(
                id,
                file,
                errors.get(BatchForm.FILE),
                form.isFeatures(preview),
                columns(BatchForm.LOG_ROLES, List.of("customer", "time"), form, preview, errors),
                columns(BatchForm.FEATURE_ROLES, List.of("recency", "frequency"), form, preview, errors),
                form.text(BatchForm.DATE_FORMAT),
                choices(BatchForm.DELIMITERS, form.text(BatchForm.DELIMITER)),
                choices(BatchForm.ENCODINGS, form.text(BatchForm.ENCODING)),
                form.text(BatchForm.RETURNS).equals("set-aside"),
                form.use(),
                stored.isAny(),
                stored.loss().map(lost -> LossView.of(lost, texts)).orElse(null),
                stored.loss().filter(form::replaces).isPresent(),
                errors.get(BatchForm.REPLACE),
                form.text(BatchForm.AS_OF),
                errors.get(BatchForm.AS_OF),
                preview.sample().header(),
                preview.sample().rows().stream()
                        .limit(ROWS_SHOWN)
                        .map(row -> row.stream().map(ColumnsView::shortened).toList())
                        .toList(),
                Questions.of(beginning, form, errors, texts),
                preview.notes().decisions(),
                preview.notes().doubts(),
                preview.trial().rowsRead() == 0
                        ? ""
                        : texts.get(
                                "batch.tried",
                                Figures.count(preview.trial().rowsRead()),
                                Figures.count(preview.trial().rowsKept())));
    }

    private static String shortened(String value) {
        return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
    }

    private static List<Column> columns(
            List<String> roles, List<String> required, BatchForm form, LogPreview preview, Map<String, String> errors) {
        return roles.stream()
                .map(role -> new Column(
                        role,
                        required.contains(role),
                        form.found(role, preview),
                        columns(preview, form.column(role, preview)),
                        errors.get(role)))
                .toList();
    }

    private static List<Choice> columns(LogPreview preview, String chosen) {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", "", chosen.isEmpty())));
        for (int column = 0; column < preview.sample().header().size(); column++) {
            String name = preview.sample().header().get(column);
            choices.add(new Choice(name, samples(preview, column), name.equals(chosen)));
        }
        return choices;
    }

    private static String samples(LogPreview preview, int column) {
        return preview.sample().rows().stream()
                .filter(row -> column < row.size() && !row.get(column).isBlank())
                .map(row -> row.get(column))
                .distinct()
                .limit(SAMPLES)
                .map(value -> value.length() > LONGEST_SAMPLE ? value.substring(0, LONGEST_SAMPLE) + "…" : value)
                .collect(Collectors.joining(" · "));
    }

    private static List<Choice> choices(List<String> values, String chosen) {
        return Stream.concat(Stream.of(""), values.stream())
                .map(value -> new Choice(value, "", value.equals(chosen)))
                .toList();
    }
}
