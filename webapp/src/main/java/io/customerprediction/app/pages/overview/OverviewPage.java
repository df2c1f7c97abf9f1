package io.customerprediction.app.pages.overview;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.insights.FeedState;
import io.customerprediction.app.insights.ForecastErrors;
import io.customerprediction.app.pages.Dashboard;
import io.customerprediction.app.security.Access;
import io.customerprediction.app.security.web.Caller;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import io.customerprediction.history.LogFingerprint.Relation;
import io.customerprediction.model.report.EvaluationReport;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who is expected back, what that is worth, what is to be done, and what has changed. */
public final class OverviewPage {
    private final Dashboard dashboard;
    private final Supplier<Optional<CustomerPredictor>> model;
    private final Clock clock;
    private volatile @Nullable Tested tested;

    /** The errors of a model's backtest, which are read once. */
    private record Tested(CustomerPredictor predictor, ForecastErrors errors) {}

    /**
     * @param model of the moment
     * @param clock for the age of the data
     */
    public OverviewPage(Dashboard dashboard, Supplier<Optional<CustomerPredictor>> model, Clock clock) {
        this.dashboard = dashboard;
        this.model = model;
        this.clock = clock;
    }

    /** Shows the page, or what to do where there are no customers yet. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean mayLoad = Access.ANALYST.allows(Caller.of(request));
        dashboard.show(request, response, "overview", customers -> view(customers, mayLoad));
    }

    private OverviewView view(ScoredCustomers customers, boolean mayLoad) {
        LocalDate today = LocalDate.now(clock);
        List<ActionView> actions = dashboard
                .store()
                .map(store -> ActionView.of(customers, store, feed(store), today, mayLoad, dashboard.texts()))
                .orElse(List.of());
        return OverviewView.of(customers, errors(customers.scoring()), actions, today, dashboard.texts());
    }

    private FeedState feed(Store store) {
        return FeedState.of(store.arrivals().feed().hours(), clock.instant());
    }

    /** Those of the model that made the predictions, if it was tested on this log. */
    private ForecastErrors errors(Scoring scoring) {
        Optional<CustomerPredictor> live = model.get()
                .filter(predictor ->
                        predictor.model().id().equals(scoring.model().id()));
        if (live.isEmpty() || scoring.modelLog() != Relation.SAME) {
            return ForecastErrors.UNKNOWN;
        }
        Tested known = tested;
        if (known == null || known.predictor != live.get()) {
            known = new Tested(
                    live.get(),
                    ForecastErrors.of(EvaluationReport.parse(live.get().evaluation())));
            tested = known;
        }
        return known.errors;
    }
}
