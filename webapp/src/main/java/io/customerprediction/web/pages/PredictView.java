package io.customerprediction.web.pages;

import io.customerprediction.ModelInfo;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page with the four inputs and the two buttons.
 *
 * @param model which model answers
 * @param inputs Recency, Frequency and Monetary
 * @param segments the choices of Cluster; the first leaves it open
 * @param clusterError what is wrong with the choice, or {@code null}
 * @param answer what was asked last, or {@code null}
 */
public record PredictView(
        ModelInfo model,
        List<Input> inputs,
        List<Choice> segments,
        @Nullable String clusterError,
        @Nullable AnswerView answer) {

    /**
     * One input.
     *
     * @param name of the form's field, and key of its texts
     * @param value as it was typed
     * @param error what is wrong with it, or {@code null}
     */
    public record Input(
            String name,
            String value,
            boolean required,
            @Nullable String error) {}

    /**
     * One choice of a list.
     *
     * @param value what the form sends
     * @param label what is shown
     */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * The page.
     *
     * @param errors what is wrong with inputs, by their names
     */
    static PredictView of(
            ModelInfo model, PredictForm form, Map<String, String> errors, @Nullable AnswerView answer, Texts texts) {
        List<Input> inputs = List.of(
                input("Recency", true, form, errors),
                input("Frequency", true, form, errors),
                input("Monetary", model.hasAmounts(), form, errors));
        return new PredictView(model, inputs, choices(model, form, texts), errors.get("Cluster"), answer);
    }

    private static Input input(String name, boolean required, PredictForm form, Map<String, String> errors) {
        return new Input(name, form.text(name), required, errors.get(name));
    }

    private static List<Choice> choices(ModelInfo model, PredictForm form, Texts texts) {
        String chosen = form.text("Cluster");
        Choice open = new Choice("", texts.get("predict.Cluster.open"), chosen.isEmpty());
        List<Choice> named = IntStream.rangeClosed(1, model.segmentNames().size())
                .mapToObj(
                        k -> new Choice("" + k, k + " – " + model.segmentNames().get(k - 1), chosen.equals("" + k)))
                .toList();
        return Stream.concat(Stream.of(open), named.stream()).toList();
    }
}
