package io.customerprediction.app.pages.batch;

import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.csv.LogPreview;
import io.customerprediction.transactions.values.AmbiguousValuesException;
import io.customerprediction.transactions.values.OpenQuestion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a file, and all that its user has to decide about it.
 *
 * @param preview as read with what was decided, and with some answer to each question that is still open
 * @param questions what has to be decided, also where it has been, and the values to choose from
 */
record Beginning(LogPreview preview, SortedMap<OpenQuestion, List<String>> questions) {
    /** Enough to find an example of each kind of row. */
    private static final int ROWS = 2_000;

    /**
     * Reads the beginning as often as an answer brings a further question.
     *
     * @param later what the rest of the file left open when it was read, or {@code null}
     * @param today the last day that a purchase can be of
     * @throws IOException if the file cannot be read, is empty or is no text
     */
    static Beginning of(Path file, BatchForm form, @Nullable AmbiguousValuesException later, LocalDate today)
            throws IOException {
        SortedMap<OpenQuestion, List<String>> questions = new TreeMap<>();
        Map<String, String> provisional = new HashMap<>();
        LogPreview preview = read(file, form.withoutAnswers(), today);
        while (!questions.keySet().containsAll(preview.questions().keySet())) {
            DateExample dates = DateExample.of(preview);
            preview.questions().forEach((question, values) -> {
                questions.putIfAbsent(question, values);
                provisional.putAll(Answers.provisional(question, values, dates.dayFirst()));
            });
            preview = read(file, form.withoutAnswers().over(provisional), today);
        }
        if (later != null) {
            questions.merge(later.question(), later.values(), Beginning::union);
        }
        List<String> asked = form.answers().statuses();
        if (!asked.isEmpty()) {
            questions.merge(OpenQuestion.STATUS, asked, Beginning::union);
        }
        return new Beginning(questions.isEmpty() ? preview : read(file, form.over(provisional), today), questions);
    }

    private static List<String> union(List<String> found, List<String> asked) {
        return Stream.concat(found.stream(), asked.stream()).distinct().toList();
    }

    private static LogPreview read(Path file, BatchForm form, LocalDate today) throws IOException {
        return LogPreview.of(file, form.format(), CleaningRules.upTo(today), ROWS);
    }
}
