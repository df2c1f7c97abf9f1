package io.customerprediction.app.pages.batch;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.http.FormToken;
import io.customerprediction.app.http.Json;
import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.jobs.Batch;
import io.customerprediction.app.jobs.Batches;
import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One batch: its columns as long as it waits for its order, then how far it is, then what came out.
 *
 * <p>{@code /batch/7}, with {@code /progress} for scripts, {@code /predictions.csv} and {@code /problems.csv} to take along;
 * {@code /order} and {@code /cancel} are posted to.
 */
public final class OneBatchPage {
    private static final Pattern PATH = Pattern.compile("/([0-9]{1,18})(/[a-z.]+)?");

    private final Pages pages;
    private final Batches batches;
    private final Supplier<Optional<Store>> store;
    private final Supplier<Optional<CustomerPredictor>> model;
    private final Clock clock;

    /**
     * @param model the model of the moment; empty if there is none
     * @param clock gives today
     */
    public OneBatchPage(
            Pages pages,
            Batches batches,
            Supplier<Optional<Store>> store,
            Supplier<Optional<CustomerPredictor>> model,
            Clock clock) {
        this.pages = pages;
        this.batches = batches;
        this.store = store;
        this.model = model;
        this.clock = clock;
    }

    /** Which batch an address is about, and what of it. */
    private record Place(Batch batch, String part) {}

    private Place place(HttpServletRequest request) {
        Matcher path = PATH.matcher(String.valueOf(request.getPathInfo()));
        Optional<Batch> batch = path.matches() ? batches.find(Long.parseLong(path.group(1))) : Optional.empty();
        return new Place(batch.orElseThrow(this::gone), path.group(2) == null ? "" : path.group(2));
    }

    private Problem gone() {
        return Problem.of(Kind.NOT_FOUND, pages.texts().get("batch.gone"));
    }

    /** Answers the requests for one batch. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Place place = place(request);
        Batch batch = place.batch();
        switch (place.part()) {
            case "" -> showPage(request, response, batch);
            case "/progress" -> writeProgress(response, ProgressView.of(batch, pages.texts()));
            case "/predictions.csv" ->
                send(batches.predictions(batch), "predictions-" + batch.job().id(), response);
            case "/problems.csv" ->
                send(batches.problems(batch), "problems-" + batch.job().id(), response);
            default -> throw gone();
        }
    }

    private void showPage(HttpServletRequest request, HttpServletResponse response, Batch batch) throws IOException {
        Optional<Path> waiting = batches.waitingFile(batch.job().id());
        if (waiting.isPresent()) {
            BatchForm sent = BatchForm.of(Parameters.of(request));
            // Only a log that replaces what is stored is asked about what would be lost.
            BatchForm form = batches.loss(batch.job().id()).isEmpty() ? sent : sent.over(BatchForm.REPLACING);
            Beginning beginning = beginning(batch.job().id(), waiting.get(), form);
            Map<String, String> errors = new LinkedHashMap<>(
                    form.errors(beginning, batches.loss(batch.job().id()), pages.texts()));
            errors.keySet().retainAll(Set.of(BatchForm.REPLACE));
            showColumns(request, response, HttpServletResponse.SC_OK, batch, form, beginning, errors);
        } else if (batch.job().state().isOver()) {
            ResultView view = ResultView.of(
                    batch,
                    batches.predictions(batch).isPresent(),
                    batches.problems(batch).isPresent(),
                    pages.texts());
            pages.show(request, response, HttpServletResponse.SC_OK, "batch-result", view);
        } else {
            ProgressView view = ProgressView.of(batch, pages.texts());
            pages.show(request, response, HttpServletResponse.SC_OK, "batch-progress", view);
        }
    }

    private ColumnsView.Stored stored(Batch batch) {
        boolean isAny = store.get().flatMap(Store::dataSet).isPresent();
        return new ColumnsView.Stored(isAny, batches.loss(batch.job().id()));
    }

    private Beginning beginning(long id, Path file, BatchForm form) throws IOException {
        return Beginning.of(file, form, batches.question(id).orElse(null), LocalDate.now(clock));
    }

    private void showColumns(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            Batch batch,
            BatchForm form,
            Beginning beginning,
            Map<String, String> errors)
            throws IOException {
        ColumnsView view = ColumnsView.of(
                batch.job().id(), batch.report().file(), form, beginning, errors, stored(batch), pages.texts());
        pages.show(request, response, status, "batch-columns", view);
    }

    private static void writeProgress(HttpServletResponse response, ProgressView view) throws IOException {
        response.setContentType("application/json");
        Json.write(response, json -> {
            json.writeStartObject();
            json.writeBooleanField("over", view.over());
            json.writeNumberField("percent", view.percent());
            json.writeStringField("phase", view.phase());
            json.writeStringField("detail", view.detail());
            json.writeBooleanField("cancellable", view.cancellable());
            json.writeEndObject();
        });
    }

    private static void send(Optional<Path> file, String name, HttpServletResponse response) throws IOException {
        Path found = file.orElseThrow(() -> Problem.of(Kind.NOT_FOUND, "The batch has no such file."));
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
        response.setContentLengthLong(Files.size(found));
        Files.copy(found, response.getOutputStream());
    }

    /** Begins the work with the columns that were chosen, or ends it. */
    public void change(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Place place = place(request);
        Batch batch = place.batch();
        BatchForm form = BatchForm.of(Parameters.of(request));
        boolean ours = FormToken.matches(request, form.text(FormToken.FIELD));
        switch (place.part()) {
            case "/cancel" -> cancel(request, response, batch, ours);
            case "/order" -> order(request, response, batch, form, ours);
            default -> throw gone();
        }
    }

    private void cancel(HttpServletRequest request, HttpServletResponse response, Batch batch, boolean ours) {
        if (!ours) {
            throw Problem.of(Kind.FORBIDDEN, pages.texts().get("refused.text"));
        }
        batches.cancel(batch.job().id());
        toPage(request, response, batch);
    }

    private void order(
            HttpServletRequest request, HttpServletResponse response, Batch batch, BatchForm form, boolean ours)
            throws IOException {
        Optional<Path> waiting = batches.waitingFile(batch.job().id());
        if (waiting.isEmpty()) {
            toPage(request, response, batch);
            return;
        }
        Beginning beginning = beginning(batch.job().id(), waiting.get(), form);
        Map<String, String> errors = new LinkedHashMap<>(
                form.errors(beginning, batches.loss(batch.job().id()), pages.texts()));
        int status = Kind.INVALID_INPUT.status();
        if (!ours) {
            errors.put(BatchForm.FILE, pages.texts().get("refused.again"));
            status = Kind.FORBIDDEN.status();
        }
        Optional<CustomerPredictor> predictor = model.get();
        if (errors.isEmpty()
                && predictor.isEmpty()
                && !form.order(beginning.preview(), LocalDate.now(clock)).needsNoModel()) {
            errors.put(BatchForm.FILE, pages.texts().get("batch.noModel"));
        }
        if (errors.isEmpty()) {
            batches.order(batch.job().id(), form.order(beginning.preview(), LocalDate.now(clock)), predictor);
            toPage(request, response, batch, form.query());
        } else {
            showColumns(request, response, status, batch, form, beginning, errors);
        }
    }

    private static void toPage(HttpServletRequest request, HttpServletResponse response, Batch batch) {
        toPage(request, response, batch, "");
    }

    /** The address keeps what was chosen, in case the whole file brings one more question. */
    private static void toPage(HttpServletRequest request, HttpServletResponse response, Batch batch, String query) {
        response.setHeader(
                "Location",
                request.getContextPath() + "/batch/" + batch.job().id() + (query.isEmpty() ? "" : "?" + query));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }
}
