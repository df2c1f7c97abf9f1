package io.customerprediction.app.pages.batch;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.http.FileForm;
import io.customerprediction.app.http.FormToken;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.jobs.BatchException;
import io.customerprediction.app.jobs.BatchOrder;
import io.customerprediction.app.jobs.BatchOrder.Use;
import io.customerprediction.app.jobs.Batches;
import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.pages.SentForm;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.transactions.CleaningRules.Returns;
import io.customerprediction.transactions.csv.LogFormat;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes files to predict for, and lists those that were brought lately. */
public final class BatchPage {
    /** What the other fields of the form may add to the length of the file. */
    private static final long AROUND_THE_FILE = 65_536;

    private static final String SAMPLE = "sample/transactions.csv";

    private final Pages pages;
    private final Batches batches;
    private final Supplier<Optional<Store>> store;
    private final Supplier<Optional<CustomerPredictor>> model;
    private final Clock clock;
    private final long longest;

    /**
     * @param model the model of the moment; empty if there is none
     * @param clock gives today
     * @param longest file, in bytes
     */
    public BatchPage(
            Pages pages,
            Batches batches,
            Supplier<Optional<Store>> store,
            Supplier<Optional<CustomerPredictor>> model,
            Clock clock,
            long longest) {
        this.pages = pages;
        this.batches = batches;
        this.store = store;
        this.model = model;
        this.clock = clock;
        this.longest = longest;
    }

    /** Shows where to bring a file. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, HttpServletResponse.SC_OK, null, new BatchForm(Map.of()));
    }

    private void show(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            @Nullable String error,
            BatchForm form)
            throws IOException {
        boolean isStored = store.get().flatMap(Store::dataSet).isPresent();
        BatchView view = new BatchView(
                error,
                form.text(BatchForm.USE).isEmpty() && !isStored ? Use.REPLACE : form.use(),
                isStored,
                form.text(BatchForm.AS_OF),
                form.asks(),
                BatchView.size(longest),
                longest,
                Batches.KEPT,
                batches.newest().stream()
                        .map(batch -> BatchView.Recent.of(batch, pages.texts()))
                        .toList());
        pages.show(request, response, status, "batch", view);
    }

    /** Receives a file; the work begins at once if its header is recognised, otherwise its columns have to be chosen. */
    public void upload(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Sent sent = new Sent();
        try {
            response.setHeader("Location", request.getContextPath() + "/batch/" + take(request, sent));
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        } catch (Problem e) {
            FileForm.discard(request, longest);
            e.addHeaders(response);
            show(request, response, e.kind().status(), e.detail(), sent.form);
        } catch (BatchException e) {
            FileForm.discard(request, longest);
            show(request, response, Kind.BUSY.status(), BatchView.fault(e.fault(), pages.texts()), sent.form);
        } catch (StoreException e) {
            FileForm.discard(request, longest);
            throw e;
        }
    }

    /** Loads the sample that comes with the program, if there are no purchases. */
    public void loadSample(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SentForm.of(request, pages.texts());
        if (store.get().filter(opened -> opened.logRows() > 0).isPresent()) {
            throw Problem.of(Kind.CONFLICT, pages.texts().get("start.sample.taken"));
        }
        try {
            response.setHeader("Location", request.getContextPath() + "/batch/" + loadSample());
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        } catch (BatchException e) {
            String fault = BatchView.fault(e.fault(), pages.texts());
            show(request, response, Kind.BUSY.status(), fault, new BatchForm(Map.of()));
        }
    }

    private long loadSample() throws IOException {
        batches.makeRoom(-1);
        try (@Nullable InputStream sample = Pages.class.getResourceAsStream(SAMPLE)) {
            if (sample == null) {
                throw new IllegalStateException("the program was packed without its sample");
            }
            long batch = batches.receive(pages.texts().get("start.sample.name"), sample);
            batches.order(
                    batch,
                    new BatchOrder.OfTransactions(LogFormat.DETECT, Returns.NET_OFF, null, Use.REPLACE, 0),
                    model.get());
            return batch;
        }
    }

    /** What came before something went wrong, so that it need not be typed again. */
    private static final class Sent {
        private BatchForm form = new BatchForm(Map.of());
    }

    /** Where the browser goes next: the batch, with the choices if there is more to ask. */
    private String take(HttpServletRequest request, Sent sent) throws IOException {
        if (FormToken.isForeign(request)) {
            throw Problem.of(Kind.FORBIDDEN, pages.texts().get("refused.text"));
        }
        Optional<CustomerPredictor> predictor = model.get();
        long length = request.getContentLengthLong();
        if (length > longest + AROUND_THE_FILE) {
            throw tooLarge();
        }
        batches.makeRoom(length);
        FileForm upload = FileForm.of(request, longest);
        BatchForm form = BatchForm.of(upload.fields());
        sent.form = form;
        if (!FormToken.matches(request, form.text(FormToken.FIELD))) {
            throw Problem.of(Kind.FORBIDDEN, pages.texts().get("refused.text"));
        }
        if (predictor.isEmpty() && form.use() == Use.PREDICT) {
            throw Problem.of(Kind.NO_MODEL, pages.texts().get("batch.noModel"));
        }
        if (upload.fileName().isEmpty()) {
            throw Problem.of(Kind.INVALID_INPUT, pages.texts().get("batch.file.missing"));
        }
        long id = receive(upload);
        boolean begun = begin(id, upload.fileName(), form, predictor);
        return id + (begun && form.query().isEmpty() ? "" : "?" + form.query());
    }

    /** A file of the four inputs cannot be worked on without a model, which its page says. */
    private static boolean isPossible(BatchOrder order, Optional<CustomerPredictor> predictor) {
        return predictor.isPresent() || order.needsNoModel();
    }

    private long receive(FileForm upload) {
        try {
            return batches.receive(upload.fileName(), upload.file());
        } catch (Problem e) {
            throw e.kind() == Kind.TOO_LARGE ? tooLarge() : e;
        }
    }

    private Problem tooLarge() {
        return Problem.of(Kind.TOO_LARGE, pages.texts().get("batch.file.tooLarge", BatchView.size(longest)));
    }

    /** Begins the work if all is clear. */
    private boolean begin(long id, String name, BatchForm form, Optional<CustomerPredictor> predictor) {
        Path file = batches.waitingFile(id).orElseThrow();
        LocalDate today = LocalDate.now(clock);
        try {
            Beginning beginning = Beginning.of(file, form, null, today);
            return !form.asks()
                    && form.errors(beginning, Optional.empty(), pages.texts()).isEmpty()
                    && isPossible(form.order(beginning.preview(), today), predictor)
                    && batches.order(id, form.order(beginning.preview(), today), predictor);
        } catch (IOException e) {
            batches.cancel(id);
            throw Problem.of(Kind.INVALID_INPUT, String.valueOf(e.getMessage()).replace(file.toString(), name));
        }
    }
}
