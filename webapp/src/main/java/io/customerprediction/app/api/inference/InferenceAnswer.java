package io.customerprediction.app.api.inference;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerprediction.Prediction;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The outputs of a request, filled customer by customer and written tensor by tensor. For one request. */
final class InferenceAnswer {
    private final InferenceRequest request;
    private final double[][] numbers;
    private final String[][] texts;
    private int count;

    InferenceAnswer(InferenceRequest request) {
        this.request = request;
        int customers = request.customers().count();
        numbers = new double[request.outputs().size()][];
        texts = new String[request.outputs().size()][];
        for (int k = 0; k < numbers.length; k++) {
            boolean isText = request.outputs().get(k).datatype() == Datatype.BYTES;
            numbers[k] = new double[isText ? 0 : customers];
            texts[k] = new String[isText ? customers : 0];
            Arrays.fill(texts[k], "");
        }
    }

    /** Takes the next customer's prediction. */
    void add(Prediction own) {
        Prediction prediction = own.withHorizon(request.horizon());
        for (int k = 0; k < numbers.length; k++) {
            Output output = request.outputs().get(k);
            if (output.datatype() == Datatype.BYTES) {
                texts[k][count] = output.text(prediction);
            } else {
                numbers[k][count] = output.number(prediction);
            }
        }
        count++;
    }

    /** Writes the answer as one object. */
    void write(JsonGenerator json, String version) throws IOException {
        json.writeStartObject();
        json.writeStringField("model_name", InferenceApi.MODEL);
        json.writeStringField("model_version", version);
        if (request.id() != null) {
            json.writeStringField("id", request.id());
        }
        json.writeObjectFieldStart("parameters");
        json.writeStringField("asOf", request.asOf().toString());
        json.writeNumberField("horizon", request.horizon());
        json.writeEndObject();
        json.writeArrayFieldStart("outputs");
        List<Output> outputs = request.outputs();
        for (int k = 0; k < outputs.size(); k++) {
            output(json, outputs.get(k), k);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void output(JsonGenerator json, Output output, int k) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", output.key());
        json.writeStringField("datatype", output.datatype().name());
        json.writeArrayFieldStart("shape");
        json.writeNumber(count);
        json.writeEndArray();
        json.writeArrayFieldStart("data");
        for (String text : texts[k]) {
            json.writeString(text);
        }
        for (double number : numbers[k]) {
            number(json, output.datatype(), number);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, Datatype datatype, double number) throws IOException {
        if (Double.isNaN(number)) {
            json.writeNull();
        } else if (datatype.isWhole()) {
            json.writeNumber((long) number);
        } else {
            json.writeNumber(number);
        }
    }
}
