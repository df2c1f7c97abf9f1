package io.customerprediction.app.pages.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question about the values of a log, with the answers to choose from.
 *
 * @param name of the form's field
 * @param id of its element
 * @param title the question
 * @param help what it is about
 * @param options to choose from; empty where a date is asked for
 * @param typed the date as it was typed
 * @param error what is wrong, or {@code null}
 */
public record Question(
        String name,
        String id,
        String title,
        String help,
        List<Option> options,
        String typed,
        @Nullable String error) {
    /**
     * One answer.
     *
     * @param value what the form sends
     * @param text in words
     */
    public record Option(String value, String text, boolean chosen) {}
}
