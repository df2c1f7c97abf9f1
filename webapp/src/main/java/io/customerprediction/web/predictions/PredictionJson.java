package io.customerprediction.web.predictions;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerprediction.Prediction;
import java.io.IOException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The full answer as JSON. */
final class PredictionJson {
    private static final double PROBABILITY = 1e6;
    private static final double DAYS = 10;

    private PredictionJson() {}

    /**
     * Writes the answer as one object.
     *
     * @param horizon the window that churn is asked for; read from the same curve as everything else
     */
    static void write(JsonGenerator json, @Nullable String id, Prediction prediction, int horizon) throws IOException {
        boolean own = horizon == prediction.horizonDays();
        double churn = own ? prediction.churnProbability() : prediction.curve().at(horizon);
        double returning =
                own ? prediction.daysIfReturning() : prediction.curve().medianWithin(horizon);
        json.writeStartObject();
        if (id != null) {
            json.writeStringField("id", id);
        }
        json.writeStringField("asOf", prediction.asOf().toString());
        json.writeNumberField("horizonDays", horizon);
        json.writeNumberField("churnProbability", rounded(churn, PROBABILITY));
        json.writeBooleanField("churn", churn >= 0.5);
        json.writeNumberField("expectedDays", rounded(prediction.expectedDays(), DAYS));
        json.writeNumberField("daysIfReturning", rounded(returning, DAYS));
        days(json, "p10", prediction.p10());
        days(json, "p50", prediction.p50());
        days(json, "p90", prediction.p90());
        json.writeStringField("basis", prediction.basis().name());
        json.writeNumberField("cluster", prediction.cluster());
        json.writeStringField("segment", prediction.segment());
        json.writeStringField("modelId", prediction.modelId());
        json.writeArrayFieldStart("warnings");
        for (String warning : prediction.warnings()) {
            json.writeString(warning);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void days(JsonGenerator json, String name, OptionalInt days) throws IOException {
        if (days.isPresent()) {
            json.writeNumberField(name, days.getAsInt());
        } else {
            json.writeNullField(name);
        }
    }

    private static double rounded(double value, double parts) {
        return Math.round(value * parts) / parts;
    }
}
