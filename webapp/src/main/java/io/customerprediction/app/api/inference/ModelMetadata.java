package io.customerprediction.app.api.inference;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerprediction.ModelInfo;
import io.customerprediction.features.Feature;
import io.customerprediction.features.HistoryFeatures;
import java.io.IOException;
import java.util.List;

/** Writes what a model takes and answers. */
final class ModelMetadata {
    private ModelMetadata() {}

    static void write(JsonGenerator json, ModelInfo model, List<Output> outputs) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", InferenceApi.MODEL);
        json.writeArrayFieldStart("versions");
        json.writeString(model.id());
        json.writeEndArray();
        json.writeStringField("platform", "customer-prediction");
        json.writeArrayFieldStart("inputs");
        for (Input input : Input.values()) {
            input(json, input, model);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("outputs");
        for (Output output : outputs) {
            start(json, output.key(), output.datatype());
            json.writeEndArray();
            json.writeObjectFieldStart("parameters");
            json.writeStringField("meaning", output.meaning());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The features are one input that stands for the others, which a client cannot see from names and shapes alone. */
    private static void input(JsonGenerator json, Input input, ModelInfo model) throws IOException {
        start(json, input.key(), input.datatype());
        json.writeNumber(input.width());
        json.writeEndArray();
        json.writeObjectFieldStart("parameters");
        json.writeStringField("meaning", input.meaning());
        json.writeBooleanField("optional", !input.isNeeded(model));
        if (input == Input.FEATURES) {
            json.writeStringField(
                    "columns",
                    String.join(
                            ",",
                            HistoryFeatures.row().stream().map(Feature::label).toList()));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Leaves the list of the shape open. */
    private static void start(JsonGenerator json, String name, Datatype datatype) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("datatype", datatype.name());
        json.writeArrayFieldStart("shape");
        json.writeNumber(-1);
    }
}
