package io.customerprediction.app.api.inference;

import io.customerprediction.Expectation;
import io.customerprediction.Prediction;
import io.customerprediction.Worth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What a model answers, a tensor each; by the names of the fields of {@code /api/v1/predictions}. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
enum Output {
    CHURN_PROBABILITY(
            "churnProbability", Prediction::churnProbability, "probability of no purchase within the horizon"),
    CHURN("churn", Datatype.INT64, prediction -> prediction.churn() ? 1 : 0, "1 if that is the likelier case, else 0"),
    EXPECTED_DAYS(
            "expectedDays", Prediction::expectedDays, "days until the next purchase, 360 where there is none by then"),
    DAYS_IF_RETURNING(
            "daysIfReturning", Prediction::daysIfReturning, "median days of those who return within the horizon"),
    P10("p10", prediction -> day(prediction.p10()), "day on which the 80 % interval begins; null if after 360 days"),
    P50("p50", prediction -> day(prediction.p50()), "day by which half have returned; null if after 360 days"),
    P90("p90", prediction -> day(prediction.p90()), "day on which the 80 % interval ends; null if after 360 days"),
    EXPECTED_ORDERS(
            "expectedOrders", prediction -> orders(prediction, Expectation::mean), "purchase days within the horizon"),
    EXPECTED_ORDERS_P10(
            "expectedOrdersP10",
            prediction -> orders(prediction, Expectation::p10),
            "where their 80 % interval begins"),
    EXPECTED_ORDERS_P90(
            "expectedOrdersP90", prediction -> orders(prediction, Expectation::p90), "where their 80 % interval ends"),
    EXPECTED_SPEND("expectedSpend", prediction -> spend(prediction, Expectation::mean), "net spend within the horizon"),
    EXPECTED_SPEND_P10(
            "expectedSpendP10", prediction -> spend(prediction, Expectation::p10), "where its 80 % interval begins"),
    EXPECTED_SPEND_P90(
            "expectedSpendP90", prediction -> spend(prediction, Expectation::p90), "where its 80 % interval ends"),
    SAVABLE(
            "savable",
            prediction -> prediction.worth().map(Worth::savable).orElseThrow().orElseThrow(),
            "spend of those who return after the horizon"),
    CLUSTER("cluster", Datatype.INT64, Prediction::cluster, "number of the segment"),
    SEGMENT("segment", "name of the segment", Prediction::segment),
    WARNINGS("warnings", "what to keep in mind; usually empty", prediction -> String.join("; ", prediction.warnings()));

    private final String key;
    private final Datatype datatype;
    private final ToDoubleFunction<Prediction> number;
    private final Function<Prediction, String> text;
    private final String meaning;

    Output(String key, ToDoubleFunction<Prediction> number, String meaning) {
        this(key, Datatype.FP64, number, meaning);
    }

    Output(String key, Datatype datatype, ToDoubleFunction<Prediction> number, String meaning) {
        this.key = key;
        this.datatype = datatype;
        this.number = number;
        this.text = prediction -> "";
        this.meaning = meaning;
    }

    Output(String key, String meaning, Function<Prediction, String> text) {
        this.key = key;
        this.datatype = Datatype.BYTES;
        this.number = prediction -> Double.NaN;
        this.text = text;
        this.meaning = meaning;
    }

    /** Those that a model has whose predictions are like this one: orders and spend only where they are known. */
    static List<Output> of(Prediction example) {
        boolean orders = example.worth().isPresent();
        boolean spend = example.worth().flatMap(Worth::spend).isPresent();
        return Arrays.stream(values())
                .filter(output -> switch (output) {
                    case EXPECTED_ORDERS, EXPECTED_ORDERS_P10, EXPECTED_ORDERS_P90 -> orders;
                    case EXPECTED_SPEND, EXPECTED_SPEND_P10, EXPECTED_SPEND_P90, SAVABLE -> spend;
                    default -> true;
                })
                .toList();
    }

    /** The one of a name among these; empty if there is none. */
    static Optional<Output> of(String name, List<Output> known) {
        return known.stream().filter(output -> output.key.equals(name)).findFirst();
    }

    String key() {
        return key;
    }

    Datatype datatype() {
        return datatype;
    }

    String meaning() {
        return meaning;
    }

    /** Its value as a number; {@code NaN} if it is not known or a text. */
    double number(Prediction prediction) {
        return number.applyAsDouble(prediction);
    }

    /** Its value if it is a text; else empty. */
    String text(Prediction prediction) {
        return text.apply(prediction);
    }

    private static double day(OptionalInt day) {
        return day.isPresent() ? day.getAsInt() : Double.NaN;
    }

    private static double orders(Prediction prediction, ToDoubleFunction<Expectation> figure) {
        return figure.applyAsDouble(prediction.worth().orElseThrow().orders());
    }

    private static double spend(Prediction prediction, ToDoubleFunction<Expectation> figure) {
        return figure.applyAsDouble(prediction.worth().flatMap(Worth::spend).orElseThrow());
    }
}
