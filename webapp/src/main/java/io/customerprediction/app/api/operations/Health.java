package io.customerprediction.app.api.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.http.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Whether the server lives and whether it can answer: everybody gets the status, administrators the details. */
public final class Health {
    private final Supplier<Optional<CustomerPredictor>> model;
    private final Supplier<Part> database;
    private final Supplier<Map<String, Long>> failedLogWrites;
    private final BooleanSupplier logsFail;
    private final Predicate<HttpServletRequest> details;

    /** How a part of the server is. */
    public enum State {
        /** It works. */
        UP,
        /** It works, but something is being lost. */
        DEGRADED,
        /** It does not work. */
        DOWN,
        /** It is being started. */
        STARTING,
        /** The server has no such part. */
        NONE
    }

    /**
     * A part of the server.
     *
     * @param detail what is wrong and what to do; empty if nothing is
     */
    public record Part(State state, String detail) {}

    /**
     * @param model the current model, if there is one
     * @param database its state as far as it is known, without waiting
     * @param failedLogWrites predictions that could not be logged since the start, by the name of the log
     * @param logsFail whether predictions cannot be logged now
     * @param details whether a request's sender may see more than the status
     */
    public Health(
            Supplier<Optional<CustomerPredictor>> model,
            Supplier<Part> database,
            Supplier<Map<String, Long>> failedLogWrites,
            BooleanSupplier logsFail,
            Predicate<HttpServletRequest> details) {
        this.model = model;
        this.database = database;
        this.failedLogWrites = failedLogWrites;
        this.logsFail = logsFail;
        this.details = details;
    }

    /** Answers {@code GET /health/live}. */
    public void live(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        Json.write(response, json -> {
            json.writeStartObject();
            json.writeStringField("status", State.UP.name());
            json.writeEndObject();
        });
    }

    /** Answers {@code GET /health/ready}: 503 only where predictions fail. Pages fail without a database, predictions do not. */
    public void ready(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<CustomerPredictor> predictor = model.get();
        response.setStatus(
                predictor.isPresent() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        boolean all = details.test(request);
        Json.write(response, json -> {
            json.writeStartObject();
            json.writeStringField("status", (predictor.isPresent() ? State.UP : State.DOWN).name());
            if (all) {
                writeDetails(json, predictor);
            }
            json.writeEndObject();
        });
    }

    /** Answers {@code GET /v2/health/live}, whose clients expect other words. */
    public void isLive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(response, "live", true);
    }

    /** Answers {@code GET /v2/health/ready}: 503 where predictions fail. */
    public void isReady(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isReady = model.get().isPresent();
        response.setStatus(isReady ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        write(response, "ready", isReady);
    }

    private static void write(HttpServletResponse response, String name, boolean value) throws IOException {
        response.setContentType("application/json");
        Json.write(response, json -> {
            json.writeStartObject();
            json.writeBooleanField(name, value);
            json.writeEndObject();
        });
    }

    private void writeDetails(JsonGenerator json, Optional<CustomerPredictor> predictor) throws IOException {
        Map<String, Long> failed = failedLogWrites.get();
        json.writeStringField("model", predictor.map(p -> p.model().id()).orElse(null));
        json.writeObjectFieldStart("failedLogWrites");
        for (Map.Entry<String, Long> log : failed.entrySet()) {
            json.writeNumberField(log.getKey(), log.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("parts");
        write(json, "model", modelPart(predictor));
        write(json, "database", database.get());
        write(json, "logs", logsPart(failed));
        json.writeEndObject();
    }

    private static Part modelPart(Optional<CustomerPredictor> predictor) {
        return predictor
                .map(p -> new Part(State.UP, ""))
                .orElse(new Part(
                        State.DOWN,
                        "There is no model, or it cannot be read: the server's log has the reason. Its"
                                + " page /overview leads to one, and one that is trained into its folder answers"
                                + " within seconds."));
    }

    private Part logsPart(Map<String, Long> failed) {
        long lost = failed.values().stream().mapToLong(Long::longValue).sum();
        if (lost == 0) {
            return new Part(State.UP, "");
        }
        return logsFail.getAsBoolean()
                ? new Part(
                        State.DEGRADED,
                        lost + " log entries could not be written since the start: check the free space and the"
                                + " permissions of the logs folder.")
                : new Part(State.UP, lost + " log entries were lost since the start; new ones can be written again.");
    }

    private static void write(JsonGenerator json, String name, Part part) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("state", part.state().name());
        json.writeStringField("detail", part.detail());
        json.writeEndObject();
    }
}
