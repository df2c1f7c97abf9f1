package io.customerprediction.app.api.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerprediction.ModelInfo;
import io.customerprediction.app.http.Json;
import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.jobs.Retraining;
import io.customerprediction.app.jobs.TrainingSchedule;
import io.customerprediction.app.models.Decision;
import io.customerprediction.app.models.LiveModel;
import io.customerprediction.app.models.ModelVersion;
import io.customerprediction.app.models.ModelVersions;
import io.customerprediction.app.security.web.AuditTrail;
import io.customerprediction.app.security.web.Caller;
import io.customerprediction.app.settings.CronSchedule;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.StoredModel;
import io.customerprediction.app.store.database.StoreException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The models that are kept: which there are, which one answers, and training another. Thread-safe. */
public final class ModelsApi {
    /** The list of models. */
    public static final String PATH = "/api/v1/models";

    private static final String FORCE = "force";
    private static final int DECISIONS = 50;
    private static final Pattern PROMOTE = Pattern.compile("/([^/]{1,100})/promote");

    private final LiveModel live;
    private final ModelVersions versions;
    private final Retraining retraining;
    private final TrainingSchedule.When schedule;
    private final Supplier<Optional<Store>> store;

    /**
     * @param schedule when models are trained without being asked for
     * @param store empty if there is no database; throws while the database is away
     */
    public ModelsApi(
            LiveModel live,
            ModelVersions versions,
            Retraining retraining,
            TrainingSchedule.When schedule,
            Supplier<Optional<Store>> store) {
        this.live = live;
        this.versions = versions;
        this.retraining = retraining;
        this.schedule = schedule;
        this.store = store;
    }

    /** Answers {@code GET /api/v1/models}. */
    public void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<ModelVersion> all = versions.all();
        Map<String, Instant> used = firstUsed();
        List<Decision> decisions = versions.decisions(DECISIONS);
        response.setContentType("application/json");
        Json.write(response, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("models");
            for (ModelVersion version : all) {
                write(json, version, Optional.ofNullable(used.get(version.info().id())));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("decisions");
            for (Decision decision : decisions) {
                write(json, decision);
            }
            json.writeEndArray();
            schedule(json);
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Decision decision) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", decision.time().toString());
        json.writeStringField("model", decision.model());
        json.writeStringField("state", decision.state().key());
        json.writeStringField("reason", decision.reason());
        json.writeEndObject();
    }

    private void schedule(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("schedule");
        json.writeBooleanField("available", retraining.isAvailable());
        json.writeStringField(
                "cron", schedule.schedule().map(CronSchedule::toString).orElse(null));
        json.writeStringField("zone", schedule.zone().getId());
        json.writeStringField("next_at", nextTraining().map(Instant::toString).orElse(null));
        json.writeNumberField("after_orders", schedule.orders());
        json.writeBooleanField("on_drift", schedule.onDrift());
        json.writeEndObject();
    }

    /** Empty as well while the database is away. */
    private Optional<Instant> nextTraining() {
        try {
            return store.get()
                    .flatMap(opened -> opened.trainingStarts().newest())
                    .flatMap(schedule::next);
        } catch (StoreException e) {
            return Optional.empty();
        }
    }

    /** When each model first scored customers of the store; empty while it is away. */
    private Map<String, Instant> firstUsed() {
        try {
            return store.get().map(Store::models).orElse(List.of()).stream()
                    .collect(Collectors.toMap(stored -> stored.info().id(), StoredModel::firstUsedAt, (a, b) -> a));
        } catch (StoreException e) {
            return Map.of();
        }
    }

    private static void write(JsonGenerator json, ModelVersion version, Optional<Instant> firstUsed)
            throws IOException {
        ModelInfo info = version.info();
        json.writeStartObject();
        json.writeStringField("id", info.id());
        json.writeStringField("as_of", info.asOf().toString());
        json.writeNumberField("horizon_days", info.horizonDays());
        json.writeStringField("grade", info.grade());
        number(json, "auc", info.auc());
        number(json, "brier", info.brier());
        json.writeStringField("state", version.state().key());
        json.writeStringField("first_used_at", firstUsed.map(Instant::toString).orElse(null));
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }

    /** Answers {@code POST /api/v1/models/ID/promote}. */
    public void promote(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PROMOTE.matcher(String.valueOf(request.getPathInfo()));
        if (!path.matches()) {
            throw Problem.of(Kind.NOT_FOUND, "There is nothing to post to but /api/v1/models/ID/promote.");
        }
        String id = path.group(1);
        promote(id, Parameters.flag(request, FORCE), request);
        response.setContentType("application/json");
        Json.write(response, json -> {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeStringField("state", ModelVersion.State.CHAMPION.key());
            json.writeEndObject();
        });
    }

    /**
     * Makes a version the one that answers, and has that noted.
     *
     * @param force whether that is said to be against the rule
     * @throws Problem if there is none such or it cannot be loaded
     */
    public void promote(String id, boolean force, HttpServletRequest request) throws IOException {
        if (!versions.has(id)) {
            throw Problem.of(Kind.NOT_FOUND, "No model with this id is kept; GET /api/v1/models lists those that are.");
        }
        AuditTrail.action(request, "promote model " + id);
        try {
            live.promote(id);
        } catch (IOException e) {
            throw Problem.of(Kind.CONFLICT, "Model " + id + " cannot be loaded: " + e.getMessage());
        }
        versions.note(
                id,
                (force ? "forced by " : "made active by ") + Caller.of(request).label());
    }

    /** Answers {@code POST /api/v1/models}. */
    public void train(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean force = Parameters.flag(request, FORCE);
        if (force) {
            AuditTrail.action(request, "train model, forced");
        }
        long job = train(force ? Optional.of(Caller.of(request).label()) : Optional.empty());
        String address = request.getContextPath() + JobsApi.address(job);
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setHeader("Location", address);
        response.setContentType("application/json");
        Json.write(response, json -> {
            json.writeStartObject();
            json.writeNumberField("job", job);
            json.writeStringField("location", address);
            json.writeEndObject();
        });
    }

    /**
     * Begins a training on all purchases as they are now; returns the number of its job.
     *
     * @param forcedBy who wants its model to answer in any case
     * @throws Problem if none can be trained here, there are no purchases, or one is trained already
     */
    public long train(Optional<String> forcedBy) {
        Store opened =
                store.get().orElseThrow(() -> Problem.of(Kind.NO_DATABASE, "The server has no database of customers."));
        if (!retraining.isAvailable()) {
            throw Problem.of(
                    Kind.TRAINING_UNAVAILABLE,
                    "training_unavailable: the server does not run from the program's jar, and the setting trainer-jar"
                            + " names none. Set trainer-jar to the runnable jar of the same version and restart, or stop the"
                            + " server and run the command retrain.");
        }
        if (opened.dataSet().isEmpty() && opened.arrivals().waiting() == 0) {
            throw Problem.of(Kind.CONFLICT, "There are no purchases to train on; load a log or send purchases first.");
        }
        OptionalLong job = retraining.begin(opened, forcedBy);
        return job.orElseThrow(() -> Problem.of(
                Kind.CONFLICT, "A model is being trained already; wait until it has ended, or cancel its job."));
    }
}
