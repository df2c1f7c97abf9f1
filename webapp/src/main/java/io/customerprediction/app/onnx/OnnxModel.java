package io.customerprediction.app.onnx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerprediction.features.Feature;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.features.RfmFeatures;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.model.ModelBundle;
import io.customerprediction.survival.HazardModel;
import io.customerprediction.survival.OrderValue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A model as a file in ONNX (version 8 of the format, operators of version 15), which {@code docs/ONNX.md} describes: from the
 * features of customers and an as-of date to the probability of churn, the expected days, orders and spend and the cumulative
 * hazards, season included. A customer's own rhythm is not part of it.
 */
public final class OnnxModel {
    private static final int IR_VERSION = 8;
    private static final int OPERATORS = 15;
    private static final int LEARNED_OPERATORS = 3;
    private static final String ROWS = "customers";

    private final ForecastModel model;
    private final HazardModel hazards;
    private final List<Feature> features;
    private final OnnxInputs inputs;
    private final String id;

    private OnnxModel(ModelBundle bundle, OnnxInputs inputs) {
        this.id = bundle.id();
        this.inputs = inputs;
        model = bundle.model();
        boolean history = inputs == OnnxInputs.HISTORY;
        hazards = history ? model.history() : model.rfm();
        features = history ? HistoryFeatures.columns(model.hasAmounts()) : RfmFeatures.columns(model.hasAmounts());
    }

    /**
     * Writes a model.
     *
     * @param inputs what the file's rows of features are
     * @param out receives the file; stays open
     * @throws IOException if {@code out} fails
     */
    public static void write(ModelBundle bundle, OnnxInputs inputs, OutputStream out) throws IOException {
        new OnnxModel(bundle, inputs).message().writeTo(out);
    }

    private Message message() {
        Message message = new Message()
                .number(1, IR_VERSION)
                .text(2, "customer-prediction")
                .text(3, id)
                .text(
                        6,
                        "Churn and days until the next purchase of customers; see docs/ONNX.md of Customer Prediction.")
                .message(7, graph().message())
                .message(8, new Message().text(1, "").number(2, OPERATORS))
                .message(8, new Message().text(1, "ai.onnx.ml").number(2, LEARNED_OPERATORS));
        metadata()
                .forEach((key, value) ->
                        message.message(14, new Message().text(1, key).text(2, value)));
        return message;
    }

    private Graph graph() {
        Graph graph = new Graph("prediction");
        String given =
                graph.cast(graph.input("features", ElementType.FLOAT, ROWS, features.size()), ElementType.DOUBLE);
        String asOf = graph.input("as_of_day", ElementType.LONG, 1);
        String rows = inputs == OnnxInputs.RFM
                ? new FourInputs(graph, model.segments(), model.hasAmounts()).filled(given)
                : given;
        String means = Forest.means(graph, hazards.forest(), graph.cast(rows, ElementType.FLOAT));
        Hazards pool = new Hazards(graph, hazards, rows);
        String logFactor = pool.logFactor();
        Seasons seasons = new Seasons(graph, model.season(), hazards.response(), logFactor, asOf);
        double[] times = hazards.times();
        String steps = graph.op(
                "Mul", graph.differences(pool.cumulative(means, logFactor), times.length), seasons.between(times));
        String cumulative = unlessMissing(graph, rows, graph.op("CumSum", steps, graph.constant(Tensor.list(1))));
        Curve curve = new Curve(graph, times, cumulative);
        String churn = curve.survival(model.horizon());
        output(graph, "churn_probability", churn, 1);
        output(graph, "expected_days", curve.restrictedMean(), 1);
        output(graph, "cumulative_hazard", cumulative, times.length);
        if (hazards.worth() != null) {
            worth(graph, new Purchases(graph, hazards, hazards.worth(), rows, means), seasons, churn);
        }
        return graph;
    }

    private void worth(Graph graph, Purchases purchases, Seasons seasons, String churn) {
        String returning = graph.op("Sub", graph.constant(1), churn);
        String ifReturning = purchases.orders(model.horizon(), seasons.upTo(Purchases.days()));
        String orders = graph.op("Mul", returning, ifReturning);
        output(graph, "expected_orders", orders, 1);
        OrderValue value = purchases.worth().value();
        if (value != null) {
            output(graph, "expected_spend", graph.op("Mul", orders, purchases.value(value)), 1);
        }
    }

    /** A row with a missing value has no answer: which way a tree would send it, other programs decide differently. */
    private static String unlessMissing(Graph graph, String rows, String answers) {
        String missing = graph.cast(graph.op("IsNaN", rows), ElementType.DOUBLE);
        String any = graph.op("ReduceMax", new String[] {missing}, Attribute.of("axes", new long[] {1}));
        return graph.op("Where", graph.op("Greater", any, graph.constant(0.5)), graph.constant(Double.NaN), answers);
    }

    private static void output(Graph graph, String name, String value, int columns) {
        graph.named(name, graph.cast(value, ElementType.FLOAT));
        graph.output(name, ElementType.FLOAT, ROWS, columns);
    }

    private Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("model", id);
        metadata.put("as_of", model.asOf().toString());
        metadata.put("inputs", inputs.name().toLowerCase(Locale.ROOT));
        metadata.put("horizon_days", Integer.toString(model.horizon()));
        metadata.put("features", featuresJson());
        metadata.put(
                "times",
                Arrays.stream(hazards.times()).mapToObj(Double::toString).collect(Collectors.joining(",", "[", "]")));
        metadata.put("left_out", inputs == OnnxInputs.HISTORY && model.timing().rhythm() != null ? "own_rhythm" : "");
        return metadata;
    }

    private String featuresJson() {
        ObjectMapper json = new ObjectMapper();
        ArrayNode list = json.createArrayNode();
        for (Feature feature : features) {
            ObjectNode about = list.addObject();
            about.put("name", feature.label());
            about.put("unit", feature.unit().name().toLowerCase(Locale.ROOT));
            about.put("meaning", feature.meaning());
        }
        try {
            return json.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of texts is JSON", e);
        }
    }
}
