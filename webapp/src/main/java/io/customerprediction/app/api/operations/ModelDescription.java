package io.customerprediction.app.api.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.ModelInfo;
import io.customerprediction.Rfm;
import io.customerprediction.app.http.Json;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.database.StoreException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers {@code GET /api/v1/model}: the active model and its inputs. */
public final class ModelDescription {
    private static final Logger LOG = LoggerFactory.getLogger(ModelDescription.class);

    private final Supplier<CustomerPredictor> model;
    private final Supplier<Optional<Store>> store;

    /**
     * @param model the model of the moment, or throws a problem if there is none
     * @param store of the customers; empty if there is no database
     */
    public ModelDescription(Supplier<CustomerPredictor> model, Supplier<Optional<Store>> store) {
        this.model = model;
        this.store = store;
    }

    /** Answers one request. */
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ModelInfo info = model.get().model();
        response.setContentType("application/json");
        Json.write(response, json -> {
            json.writeStartObject();
            json.writeStringField("id", info.id());
            json.writeStringField("asOf", info.asOf().toString());
            json.writeNumberField("horizonDays", info.horizonDays());
            json.writeStringField("grade", info.grade());
            json.writeStringField("gradeLog", gradeLog(info));
            json.writeBooleanField("hasAmounts", info.hasAmounts());
            segments(json, info);
            inputs(json, info);
            sample(json);
            json.writeEndObject();
        });
    }

    /** Whether the grade was found on the log whose customers are loaded. */
    private String gradeLog(ModelInfo info) {
        try {
            return store.get()
                    .flatMap(Store::customers)
                    .map(customers -> customers.scoring().dataSet().log())
                    .map(loaded -> switch (info.log().relationTo(loaded)) {
                        case SAME -> "loaded";
                        case OTHER -> "another";
                        case UNKNOWN -> "unknown";
                    })
                    .orElse("none-loaded");
        } catch (StoreException e) {
            LOG.warn("the customers could not be read to compare their log with the model's: {}", e.getMessage());
            return "unknown";
        }
    }

    private static void segments(JsonGenerator json, ModelInfo info) throws IOException {
        json.writeArrayFieldStart("segments");
        for (int k = 0; k < info.segmentNames().size(); k++) {
            json.writeStartObject();
            json.writeNumberField("cluster", k + 1);
            json.writeStringField("name", info.segmentNames().get(k));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void inputs(JsonGenerator json, ModelInfo info) throws IOException {
        json.writeArrayFieldStart("inputs");
        input(json, "Recency", "number", true, 0, Rfm.MAX_RECENCY, "days from the last purchase to the as-of date");
        input(json, "Frequency", "integer", true, 1, Rfm.MAX_FREQUENCY, "purchases in all");
        input(json, "Monetary", "number", info.hasAmounts(), 0, Rfm.MAX_MONETARY, "net spend in all");
        int segments = info.segmentNames().size();
        input(json, "Cluster", "integer", false, 1, segments, "number of the segment; worked out if left out");
        json.writeEndArray();
    }

    private static void input(
            JsonGenerator json, String name, String type, boolean required, long least, double most, String meaning)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("type", type);
        json.writeBooleanField("required", required);
        json.writeNumberField("minimum", least);
        json.writeNumberField("maximum", (long) most);
        json.writeStringField("meaning", meaning);
        json.writeEndObject();
    }

    private static void sample(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("sampleRequest");
        json.writeNumberField("Recency", 10);
        json.writeNumberField("Frequency", 5);
        json.writeNumberField("Monetary", 5000);
        json.writeNumberField("Cluster", 1);
        json.writeEndObject();
    }
}
