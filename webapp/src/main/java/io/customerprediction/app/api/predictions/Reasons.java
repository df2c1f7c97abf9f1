package io.customerprediction.app.api.predictions;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerprediction.Explanation;
import io.customerprediction.Prediction;
import io.customerprediction.Reason;
import io.customerprediction.RiskPath;
import java.io.IOException;
import java.util.Optional;

/**
 * Why an answer is what it is, and what would change it, as JSON. It is about the model's own horizon, whichever horizon
 * the answer was asked for.
 *
 * @param explanation the reasons
 * @param path the answers if the silence goes on or ends
 */
record Reasons(Explanation explanation, RiskPath path) {
    private static final double PROBABILITY = 1e6;
    private static final double DAYS = 10;

    void write(JsonGenerator json) throws IOException {
        Prediction prediction = explanation.prediction();
        json.writeStartObject();
        json.writeNumberField("horizonDays", prediction.horizonDays());
        probability(json, "base", explanation.base());
        json.writeArrayFieldStart("reasons");
        for (Reason reason : explanation.reasons()) {
            json.writeStartObject();
            json.writeStringField("topic", reason.topic().name());
            probability(json, "contribution", reason.contribution());
            json.writeStringField("text", reason.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        probability(json, "churnProbability", prediction.churnProbability());
        Optional<Prediction> without = explanation.withoutHistory();
        if (without.isPresent()) {
            probability(json, "withoutHistory", without.get().churnProbability());
        } else {
            json.writeNullField("withoutHistory");
        }
        json.writeStringField("history", explanation.history());
        json.writeArrayFieldStart("ifSilent");
        for (RiskPath.Step step : path.ifSilent()) {
            json.writeStartObject();
            json.writeNumberField("days", step.days());
            outlook(json, step.churnProbability(), step.expectedDays());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("ifBuysToday");
        Prediction bought = path.ifBuysToday();
        outlook(json, bought.churnProbability(), bought.expectedDays());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void outlook(JsonGenerator json, double churnProbability, double expectedDays) throws IOException {
        probability(json, "churnProbability", churnProbability);
        json.writeNumberField("expectedDays", Math.round(expectedDays * DAYS) / DAYS);
    }

    private static void probability(JsonGenerator json, String name, double value) throws IOException {
        json.writeNumberField(name, Math.round(value * PROBABILITY) / PROBABILITY);
    }
}
