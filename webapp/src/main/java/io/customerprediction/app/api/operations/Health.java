package io.customerprediction.app.api.operations;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.http.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Says whether the server lives, and whether it can answer. Open to everyone; holds nothing of any customer. */
public final class Health {
    private final Supplier<Optional<CustomerPredictor>> model;
    private final Supplier<Map<String, Long>> failedLogWrites;

    /**
     * @param model the model of the moment, if there is one
     * @param failedLogWrites predictions that could not be written down, by the name of the log
     */
    public Health(Supplier<Optional<CustomerPredictor>> model, Supplier<Map<String, Long>> failedLogWrites) {
        this.model = model;
        this.failedLogWrites = failedLogWrites;
    }

    /** Answers {@code GET /health/live}. */
    public void live(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        Json.write(response, json -> {
            json.writeStartObject();
            json.writeStringField("status", "UP");
            json.writeEndObject();
        });
    }

    /** Answers {@code GET /health/ready}: 503 if there is no model. A log that cannot be written is no reason to stop. */
    public void ready(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<CustomerPredictor> predictor = model.get();
        response.setStatus(
                predictor.isPresent() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        Json.write(response, json -> {
            json.writeStartObject();
            json.writeStringField("status", predictor.isPresent() ? "UP" : "DOWN");
            json.writeStringField("model", predictor.map(p -> p.model().id()).orElse(null));
            json.writeObjectFieldStart("failedLogWrites");
            for (Map.Entry<String, Long> log : failedLogWrites.get().entrySet()) {
                json.writeNumberField(log.getKey(), log.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        });
    }
}
