package io.customerprediction.app.pages.overview;

import io.customerprediction.app.insights.FeedState;
import io.customerprediction.app.pages.Dashboard;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Churn, expected returns and value at risk of all customers. */
public final class OverviewPage {
    private final Dashboard dashboard;
    private final Clock clock;

    /** @param clock for the age of the data */
    public OverviewPage(Dashboard dashboard, Clock clock) {
        this.dashboard = dashboard;
        this.clock = clock;
    }

    /** Shows the page, or what to do where there are no customers yet. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        dashboard.show(
                request,
                response,
                "overview",
                customers -> OverviewView.of(customers, LocalDate.now(clock), dashboard.texts())
                        .withFeed(feed(), dashboard.texts()));
    }

    private FeedState feed() {
        return FeedState.of(
                dashboard
                        .store()
                        .map(opened -> opened.arrivals().feed().hours())
                        .orElse(List.of()),
                clock.instant());
    }
}
