package io.customerprediction.app.pages;

import io.customerprediction.Rfm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The four inputs as they were typed.
 *
 * @param typed the text of each input by its name; empty where nothing was typed
 */
record PredictForm(Map<String, String> typed) {
    static final List<String> NAMES = List.of("Recency", "Frequency", "Monetary", "Cluster");

    /** An empty form. */
    static PredictForm empty() {
        return new PredictForm(Map.of());
    }

    /** The form that a browser sent. */
    static PredictForm of(Map<String, List<String>> parameters) {
        Map<String, String> typed = new TreeMap<>();
        for (String name : NAMES) {
            typed.put(name, parameters.getOrDefault(name, List.of("")).get(0).strip());
        }
        return new PredictForm(typed);
    }

    String text(String name) {
        return typed.getOrDefault(name, "");
    }

    /**
     * The inputs that were typed.
     *
     * @param segments how many the model has
     * @param needsMonetary whether spend must be given
     * @param numbers collects what is wrong
     * @return the inputs; empty if any is wrong
     */
    Optional<Rfm> inputs(int segments, boolean needsMonetary, FormNumbers numbers) {
        numbers.require("Recency");
        numbers.require("Frequency");
        if (needsMonetary) {
            numbers.require("Monetary");
        }
        double recency = numbers.number("Recency", 0, Rfm.MAX_RECENCY, 0);
        int frequency = numbers.whole("Frequency", 1, Rfm.MAX_FREQUENCY, 1);
        double monetary = numbers.number("Monetary", 0, Rfm.MAX_MONETARY, Double.NaN);
        int cluster = numbers.whole("Cluster", 1, segments, 0);
        return numbers.errors().isEmpty()
                ? Optional.of(new Rfm(recency, frequency, monetary, cluster == 0 ? null : (Integer) cluster))
                : Optional.empty();
    }
}
