package io.customerprediction.app.api.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.ModelInfo;
import io.customerprediction.Rfm;
import io.customerprediction.Worth;
import io.customerprediction.app.http.Json;
import io.customerprediction.features.Feature;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.model.Horizon;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a program needs to know to ask the model that answers: a request that works, its schema, what else it can do. */
public final class LiveModelApi {
    /** Where the three addresses begin. */
    public static final String PATH = ModelsApi.PATH + "/live";

    private static final String TYPE = "type";

    private final Supplier<CustomerPredictor> model;
    private final Limits limits;

    /**
     * How much a request may ask.
     *
     * @param bytes longest body
     * @param customers most of them
     * @param explained most of them with reasons
     */
    public record Limits(long bytes, int customers, int explained) {}

    /** @param model the model of the moment, or throws a problem if there is none */
    public LiveModelApi(Supplier<CustomerPredictor> model, Limits limits) {
        this.model = model;
        this.limits = limits;
    }

    /** Answers {@code GET /api/v1/models/live/sample-request} with a body that {@code POST /api/v1/predictions} answers. */
    public void sampleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ModelInfo info = model.get().model();
        response.setContentType("application/json");
        Json.write(response, json -> {
            json.writeStartObject();
            json.writeStringField("id", "a-customer");
            json.writeNumberField("Recency", 10);
            json.writeNumberField("Frequency", 5);
            if (info.hasAmounts()) {
                json.writeNumberField("Monetary", 5000);
            }
            json.writeEndObject();
        });
    }

    /** Answers {@code GET /api/v1/models/live/schema} with JSON Schemas of a customer by the four inputs and of an answer. */
    public void schema(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ModelInfo info = model.get().model();
        response.setContentType("application/json");
        Json.write(response, json -> {
            json.writeStartObject();
            json.writeStringField("model", info.id());
            json.writeObjectFieldStart("input");
            input(json, info);
            json.writeEndObject();
            json.writeObjectFieldStart("output");
            json.writeStringField("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.writeStringField("$ref", request.getContextPath() + "/openapi.json#/components/schemas/Prediction");
            json.writeEndObject();
            json.writeArrayFieldStart("features");
            for (Feature feature : HistoryFeatures.row()) {
                feature(json, feature);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void input(JsonGenerator json, ModelInfo info) throws IOException {
        json.writeStringField("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.writeStringField(TYPE, "object");
        json.writeArrayFieldStart("required");
        json.writeString("Recency");
        json.writeString("Frequency");
        if (info.hasAmounts()) {
            json.writeString("Monetary");
        }
        json.writeEndArray();
        json.writeBooleanField("additionalProperties", false);
        json.writeObjectFieldStart("properties");
        json.writeObjectFieldStart("id");
        json.writeStringField(TYPE, "string");
        json.writeNumberField("maxLength", 200);
        json.writeEndObject();
        number(json, "Recency", "number", 0, Rfm.MAX_RECENCY);
        number(json, "Frequency", "integer", 1, Rfm.MAX_FREQUENCY);
        number(json, "Monetary", "number", 0, (long) Rfm.MAX_MONETARY);
        number(json, "Cluster", "integer", 1, info.segmentNames().size());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, String type, long least, long most) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField(TYPE, type);
        json.writeNumberField("minimum", least);
        json.writeNumberField("maximum", most);
        json.writeEndObject();
    }

    private static void feature(JsonGenerator json, Feature feature) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", feature.label());
        json.writeStringField("unit", feature.unit().name());
        json.writeNumberField("minimum", feature.range().least());
        json.writeNumberField("maximum", feature.range().most());
        json.writeStringField("meaning", feature.meaning());
        json.writeEndObject();
    }

    /** Answers {@code GET /api/v1/models/live/capabilities}. */
    public void capabilities(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CustomerPredictor predictor = model.get();
        ModelInfo info = predictor.model();
        @Nullable
        Worth worth = predictor.predict(new Rfm(0, 1, Double.NaN, null)).worth().orElse(null);
        response.setContentType("application/json");
        Json.write(response, json -> {
            json.writeStartObject();
            json.writeStringField("model", info.id());
            json.writeStringField("asOf", info.asOf().toString());
            json.writeNumberField("horizonDays", info.horizonDays());
            json.writeNumberField("shortestHorizonDays", Horizon.SHORTEST);
            json.writeNumberField("longestHorizonDays", Horizon.LONGEST);
            json.writeBooleanField("usesAmounts", info.hasAmounts());
            json.writeBooleanField("expectsOrders", worth != null);
            json.writeBooleanField("expectsSpend", worth != null && worth.money() != null);
            json.writeBooleanField("explains", true);
            json.writeNumberField("mostBytes", limits.bytes());
            json.writeNumberField("mostCustomers", limits.customers());
            json.writeNumberField("mostExplained", limits.explained());
            protocols(json);
            json.writeEndObject();
        });
    }

    private static void protocols(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("protocols");
        protocol(json, "predictions", "/api/v1/predictions", "application/json", "text/csv");
        protocol(json, "open-inference-v2", "/v2", "application/json");
        protocol(json, "sagemaker", "/invocations", "application/json", "text/csv");
        json.writeEndArray();
    }

    private static void protocol(JsonGenerator json, String name, String address, String... types) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("address", address);
        json.writeArrayFieldStart("types");
        for (String type : types) {
            json.writeString(type);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
