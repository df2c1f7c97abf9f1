package io.customerprediction.app.api.inference;

import io.customerprediction.ModelInfo;
import io.customerprediction.features.HistoryFeatures;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a model takes: the four inputs, a tensor each, or rows of features as one tensor. */
enum Input {
    RECENCY("Recency", Datatype.FP64, 1, "days from the last purchase to the as-of date"),
    FREQUENCY("Frequency", Datatype.INT64, 1, "purchases in all"),
    MONETARY("Monetary", Datatype.FP64, 1, "net spend in all; null where it is not known"),
    CLUSTER("Cluster", Datatype.INT64, 1, "number of the segment; null to have it determined"),
    FEATURES(
            "features",
            Datatype.FP64,
            HistoryFeatures.rowWidth(),
            "the features of a purchase history at the as-of date, instead of the four inputs; none may be null");

    private static final List<String> NAMES =
            Arrays.stream(values()).map(Input::key).toList();

    private final String key;
    private final Datatype datatype;
    private final int width;
    private final String meaning;

    Input(String key, Datatype datatype, int width, String meaning) {
        this.key = key;
        this.datatype = datatype;
        this.width = width;
        this.meaning = meaning;
    }

    /** The input of a name; empty if there is none. */
    static Optional<Input> of(String name) {
        return Arrays.stream(values()).filter(input -> input.key.equals(name)).findFirst();
    }

    static List<String> names() {
        return NAMES;
    }

    String key() {
        return key;
    }

    Datatype datatype() {
        return datatype;
    }

    /** How many values a customer has. */
    int width() {
        return width;
    }

    String meaning() {
        return meaning;
    }

    /** Whether a request with the four inputs must have it. */
    boolean isNeeded(ModelInfo model) {
        return this == RECENCY || this == FREQUENCY || (this == MONETARY && model.hasAmounts());
    }
}
