package io.customerprediction.app.pages;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.ModelInfo;
import io.customerprediction.segments.Position;
import java.util.ArrayList;
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
 * @param problem what is wrong with the form as a whole, or {@code null}
 * @param sliders of the inputs, for browsers with scripts
 * @param answer what was asked last, or {@code null}
 */
public record PredictView(
        ModelInfo model,
        List<Input> inputs,
        List<Choice> segments,
        @Nullable String clusterError,
        @Nullable String problem,
        List<Slider> sliders,
        @Nullable AnswerView answer) {
    /** Stands for the form among the names of inputs. */
    static final String FORM = "form";

    private static final double A_YEAR = 365;

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
     * A slider of an input.
     *
     * @param input the name of the input
     * @param least value at its left end
     * @param most value at its right end: as far as the model has seen
     * @param start where it stands while nothing is typed
     */
    public record Slider(String input, long least, long most, long start) {}

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
     * @param errors what is wrong with inputs, by their names, and with the form as a whole, by {@link #FORM}
     */
    static PredictView of(
            CustomerPredictor predictor,
            PredictForm form,
            Map<String, String> errors,
            @Nullable AnswerView answer,
            Texts texts) {
        ModelInfo model = predictor.model();
        List<Input> inputs = List.of(
                input("Recency", true, form, errors),
                input("Frequency", true, form, errors),
                input("Monetary", model.hasAmounts(), form, errors));
        return new PredictView(
                model,
                inputs,
                choices(model, form, texts),
                errors.get("Cluster"),
                errors.get(FORM),
                sliders(predictor),
                answer);
    }

    private static List<Slider> sliders(CustomerPredictor predictor) {
        Position highest = predictor.highest();
        List<Slider> sliders = new ArrayList<>();
        sliders.add(new Slider("Recency", 0, Math.round(Math.max(A_YEAR, highest.recency())), 30));
        sliders.add(new Slider("Frequency", 1, Math.round(Math.max(20, highest.frequency())), 5));
        if (predictor.model().hasAmounts()) {
            double most = Math.max(100, highest.monetary());
            // spending is spread over powers of ten, so the middle is about the root
            sliders.add(new Slider("Monetary", 0, Math.round(most), Math.round(Math.sqrt(most))));
        }
        sliders.add(new Slider("Cluster", 0, predictor.model().segmentNames().size(), 0));
        return sliders;
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
