package io.customerprediction.app.pages.model;

import io.customerprediction.ModelInfo;
import io.customerprediction.app.models.ModelVersion;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.pages.TrainingView;
import io.customerprediction.app.report.CardView;
import io.customerprediction.app.report.OriginView;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import io.customerprediction.history.LogFingerprint.Relation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The model that answers.
 *
 * @param tab the part of the page that is shown
 * @param model which it is
 * @param card its model card
 * @param origin the date of the backtest that is shown; {@code null} if nothing was tested
 * @param dates all dates of the backtest, the latest first
 * @param versions this model and those before it, the newest first
 * @param training what can be trained, and when that is done without being asked for
 * @param decisions which models became champion or challenger and why, the newest first
 * @param live how forecasts came true; {@code null} if the store is away
 * @param change how it differs from the one before, each in a sentence; empty if there was none
 * @param scoring the customers that the dashboard shows; {@code null} if there are none
 * @param storeProblem why the models before it are not shown; {@code null} if they are
 * @param otherModel the model whose predictions the dashboard shows, if that is another one; {@code null} if it is this
 */
public record ModelView(
        String tab,
        ModelInfo model,
        CardView card,
        @Nullable OriginView origin,
        List<Date> dates,
        List<VersionView> versions,
        TrainingView training,
        List<DecisionView> decisions,
        @Nullable LiveView live,
        List<String> change,
        @Nullable Scoring scoring,
        @Nullable String otherModel,
        @Nullable String storeProblem) {

    private static final String SUMMARY = "summary";
    private static final String EVIDENCE = "evidence";

    /** The parts of the page, in their order. */
    private static final List<String> TABS = List.of(SUMMARY, EVIDENCE, "data", "versions");

    /** The parts of the page, in their order. */
    public List<String> tabs() {
        return TABS;
    }

    /** The part of an address; that with the backtest where a date of it is named, else the first. */
    static String tab(String name, String asOf) {
        return TABS.contains(name) ? name : asOf.isEmpty() ? SUMMARY : EVIDENCE;
    }

    /** A date of the backtest, and whether it is the one shown. */
    public record Date(String asOf, boolean shown) {}

    /**
     * @param tab the part of the page
     * @param asOf the date of the backtest that is wanted; the latest if there is none such
     */
    static ModelView of(
            String tab,
            ModelInfo model,
            CardView card,
            String asOf,
            List<ModelVersion> kept,
            Optional<Store> store,
            Texts texts) {
        List<OriginView> origins = card.evaluation().origins();
        OriginView origin = origins.stream()
                .filter(o -> o.asOf().equals(asOf))
                .findFirst()
                .orElse(origins.isEmpty() ? null : origins.get(0));
        @Nullable
        Scoring scoring =
                store.flatMap(Store::customers).map(ScoredCustomers::scoring).orElse(null);
        Versions versions = Versions.of(model, kept, store);
        return new ModelView(
                tab,
                model,
                card,
                origin,
                origins.stream().map(o -> new Date(o.asOf(), o.equals(origin))).toList(),
                versions.rows(texts),
                TrainingView.NONE,
                List.of(),
                store.map(opened -> LiveView.of(opened, texts)).orElse(null),
                versions.change(texts),
                scoring,
                scoring == null || scoring.model().id().equals(model.id())
                        ? null
                        : scoring.model().id(),
                null);
    }

    ModelView withoutStore(String problem) {
        return new ModelView(
                tab,
                model,
                card,
                origin,
                dates,
                versions,
                training,
                decisions,
                null,
                change,
                null,
                otherModel,
                problem);
    }

    ModelView withTraining(TrainingView now, List<DecisionView> made) {
        return new ModelView(
                tab, model, card, origin, dates, versions, now, made, live, change, scoring, otherModel, storeProblem);
    }

    /** Whether the model was tested on the log whose customers the dashboard shows. */
    public Relation modelLog() {
        return scoring == null
                ? Relation.SAME
                : model.log().relationTo(scoring.dataSet().log());
    }
}
