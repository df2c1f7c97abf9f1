package io.customerprediction.app.api.operations;

import io.customerprediction.app.http.Json;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.security.web.AuditTrail;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.jobs.Job;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Long work in the background: where it stands, and cancelling it. Thread-safe. */
public final class JobsApi {
    /** Addresses of jobs: {@code /ID} and {@code /ID/cancel} below it. */
    public static final String PATH = "/api/v1/jobs/*";

    private static final Pattern PLACE = Pattern.compile("/([0-9]{1,18})(/cancel)?");

    private final Supplier<Optional<Store>> store;
    private final LongPredicate cancel;

    /**
     * @param store empty if there is no database; throws while the database is away
     * @param cancel ends a job and says whether it could
     */
    public JobsApi(Supplier<Optional<Store>> store, LongPredicate cancel) {
        this.store = store;
        this.cancel = cancel;
    }

    /** The address of a job. */
    static String address(long id) {
        return "/api/v1/jobs/" + id;
    }

    /** Answers {@code GET /api/v1/jobs/ID}. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(response, find(place(request, false)));
    }

    /** Answers {@code POST /api/v1/jobs/ID/cancel}. */
    public void cancel(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Job job = find(place(request, true));
        AuditTrail.action(request, "cancel job " + job.id());
        if (!cancel.test(job.id())) {
            throw Problem.of(
                    Kind.CONFLICT,
                    "Job " + job.id() + " has ended or is publishing its result; it cannot be cancelled.");
        }
        write(response, find(job.id()));
    }

    private static long place(HttpServletRequest request, boolean cancels) {
        Matcher path = PLACE.matcher(String.valueOf(request.getPathInfo()));
        if (!path.matches() || (path.group(2) != null) != cancels) {
            throw Problem.of(Kind.NOT_FOUND, "Give the number of a job after /api/v1/jobs/.");
        }
        return Long.parseLong(path.group(1));
    }

    private Job find(long id) {
        return store.get()
                .orElseThrow(() -> Problem.of(Kind.NO_DATABASE, "The server has no database of customers."))
                .jobs()
                .find(id)
                .orElseThrow(() -> Problem.of(Kind.NOT_FOUND, "There is no job with this number."));
    }

    private static void write(HttpServletResponse response, Job job) throws IOException {
        response.setContentType("application/json");
        Json.write(response, json -> {
            json.writeStartObject();
            json.writeNumberField("id", job.id());
            json.writeStringField("kind", job.kind());
            json.writeStringField("state", job.state().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("progress", job.progress());
            json.writeStringField("message", job.message());
            json.writeStringField("result", job.result().orElse(null));
            json.writeStringField("created_at", job.createdAt().toString());
            json.writeStringField("changed_at", job.changedAt().toString());
            json.writeEndObject();
        });
    }
}
