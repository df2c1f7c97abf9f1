package io.customerprediction.app.pages.model;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.api.operations.ModelsApi;
import io.customerprediction.app.formats.NumberStyle;
import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.jobs.Retraining;
import io.customerprediction.app.jobs.TrainingSchedule;
import io.customerprediction.app.models.ModelVersion;
import io.customerprediction.app.models.ModelVersions;
import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.pages.SentForm;
import io.customerprediction.app.pages.StartPage;
import io.customerprediction.app.pages.TrainingView;
import io.customerprediction.app.report.CardView;
import io.customerprediction.app.security.web.AuditTrail;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.database.StoreException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The card of the model that answers, its backtest, and the models before it. Needs no script. */
public final class ModelPage {
    private static final String AS_OF = "as-of";
    private static final int DECISIONS = 10;

    private final Pages pages;
    private final StartPage start;
    private final Supplier<Optional<CustomerPredictor>> model;
    private final ModelVersions versions;
    private final Supplier<Optional<Store>> store;
    private final ModelsApi api;
    private final TrainingSchedule.When schedule;
    private final Retraining retraining;
    private volatile @Nullable Read newest;

    /** The card and report of a model, which take longer to read than to show. */
    private record Read(CustomerPredictor predictor, NumberStyle style, CardView card) {}

    /**
     * @param start is shown where there is no model
     * @param model the model of the moment, if there is one
     * @param versions that are kept and can be promoted
     * @param store has the models before it
     * @param api trains and promotes
     * @param schedule when models are trained without being asked for
     */
    public ModelPage(
            Pages pages,
            StartPage start,
            Supplier<Optional<CustomerPredictor>> model,
            ModelVersions versions,
            Supplier<Optional<Store>> store,
            ModelsApi api,
            TrainingSchedule.When schedule,
            Retraining retraining) {
        this.pages = pages;
        this.start = start;
        this.model = model;
        this.versions = versions;
        this.store = store;
        this.api = api;
        this.schedule = schedule;
        this.retraining = retraining;
    }

    /** Shows the page with the backtest of one date of the past, or what to do where there is no model. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<CustomerPredictor> predictor = model.get();
        if (predictor.isEmpty()) {
            start.show(request, response, "model");
            return;
        }
        Map<String, List<String>> parameters = Parameters.of(request);
        String asOf = parameters.getOrDefault(AS_OF, List.of("")).get(0);
        String tab = ModelView.tab(parameters.getOrDefault("tab", List.of("")).get(0), asOf);
        pages.show(request, response, HttpServletResponse.SC_OK, "model", view(predictor.get(), tab, asOf));
    }

    /** Without the versions before it while the database is away: the model answers all the same. */
    private ModelView view(CustomerPredictor predictor, String tab, String asOf) throws IOException {
        CardView card = card(predictor);
        List<ModelVersion> kept = versions.all();
        List<DecisionView> decisions =
                versions.decisions(DECISIONS).stream().map(DecisionView::of).toList();
        try {
            return ModelView.of(tab, predictor.model(), card, asOf, kept, store.get(), pages.texts())
                    .withTraining(training(), decisions);
        } catch (StoreException e) {
            return ModelView.of(tab, predictor.model(), card, asOf, kept, Optional.empty(), pages.texts())
                    .withoutStore(e.getMessage() + ".")
                    .withTraining(TrainingView.NONE, decisions);
        }
    }

    private TrainingView training() {
        return store.get()
                .map(opened -> TrainingView.of(opened, retraining.isAvailable(), schedule, pages.texts()))
                .orElse(TrainingView.NONE);
    }

    /** Promotes a version, begins a training or cancels it, and goes back to the page. */
    public void change(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SentForm sent = SentForm.of(request, pages.texts());
        String id = sent.text("id");
        switch (sent.text("do")) {
            case "promote" -> api.promote(id, false, request);
            case "train" -> {
                AuditTrail.action(request, "train model");
                api.train(Optional.empty());
            }
            case "cancel" -> {
                AuditTrail.action(request, "cancel job " + id);
                cancel(id);
            }
            default -> throw Problem.of(Kind.NOT_FOUND, pages.texts().get("model.gone"));
        }
        SentForm.goTo(response, request.getContextPath() + "/model?tab=versions");
    }

    private void cancel(String id) {
        if (!id.matches("[0-9]{1,18}") || !retraining.cancel(Long.parseLong(id))) {
            throw Problem.of(Kind.CONFLICT, pages.texts().get("model.train.over"));
        }
    }

    private CardView card(CustomerPredictor predictor) {
        Read known = newest;
        NumberStyle style = NumberStyle.current();
        if (known == null || known.predictor != predictor || !known.style.equals(style)) {
            known = new Read(predictor, style, CardView.of(predictor.card(), predictor.evaluation()));
            newest = known;
        }
        return known.card;
    }
}
