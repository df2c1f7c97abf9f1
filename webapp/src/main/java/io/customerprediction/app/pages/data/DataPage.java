package io.customerprediction.app.pages.data;

import io.customerprediction.app.insights.FeedState;
import io.customerprediction.app.insights.StoredDailyOrders;
import io.customerprediction.app.jobs.Batches;
import io.customerprediction.app.jobs.Retraining;
import io.customerprediction.app.jobs.TrainingSchedule;
import io.customerprediction.app.pages.Dashboard;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.pages.StartPage;
import io.customerprediction.app.pages.TrainingView;
import io.customerprediction.app.security.Access;
import io.customerprediction.app.security.web.Caller;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.evaluation.ForecastState;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What is stored of the purchases, what of it is missing, and how more comes. Needs no script. Thread-safe. */
public final class DataPage {
    /** Says that a load was undone, and how many orders were left out. */
    static final String UNDONE = "undone";

    private final Dashboard dashboard;
    private final Pages pages;
    private final StartPage start;
    private final Sources sources;
    private final StoredDailyOrders daily;
    private final Clock clock;

    /**
     * Where purchases come from, and what learns from them.
     *
     * @param schedule when models are trained without being asked for
     */
    public record Sources(
            Connections connections, Batches batches, Retraining retraining, TrainingSchedule.When schedule) {}

    /**
     * @param start is shown where there is no database
     * @param clock for how long no order has arrived
     */
    public DataPage(
            Dashboard dashboard, Pages pages, StartPage start, Sources sources, StoredDailyOrders daily, Clock clock) {
        this.dashboard = dashboard;
        this.pages = pages;
        this.start = start;
        this.sources = sources;
        this.daily = daily;
        this.clock = clock;
    }

    /** Shows the page; without a database, what to do. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Store> store = dashboard.store();
        if (store.isEmpty()) {
            start.show(request, response, "data");
            return;
        }
        boolean mayLoad = Access.ANALYST.allows(Caller.of(request));
        pages.show(request, response, HttpServletResponse.SC_OK, "data", view(store.get(), mayLoad, undone(request)));
    }

    private String undone(HttpServletRequest request) {
        return UndoView.done(request.getParameter(UNDONE), dashboard.texts());
    }

    private DataView view(Store store, boolean mayLoad, String undone) {
        FeedState feed = FeedState.of(store.arrivals().feed().hours(), clock.instant());
        long waiting = store.arrivals().waiting();
        return new DataView(
                undone,
                store.dataSet().map(data -> stored(store, data)).orElse(null),
                waiting == 0 ? "" : dashboard.texts().get("data.waiting", Figures.count(waiting)),
                DataView.feed(feed, dashboard.texts()),
                feed.state() == ForecastState.ACT,
                mayLoad ? store.undoableLoad().map(UndoView::of).orElse(null) : null,
                sources.connections(),
                mayLoad ? DataView.uploads(sources.batches().newest()) : List.of(),
                TrainingView.of(store, sources.retraining().isAvailable(), sources.schedule(), dashboard.texts()));
    }

    private DataView.Stored stored(Store store, DataSet data) {
        return DataView.Stored.of(
                data, VolumeChart.of(daily.of(store, data), data.firstDay(), data.lastDay(), dashboard.texts()));
    }
}
