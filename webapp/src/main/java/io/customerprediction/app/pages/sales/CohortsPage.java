package io.customerprediction.app.pages.sales;

import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.pages.Dashboard;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Whether customers come back, by the month of their first purchase. Needs no script. */
public final class CohortsPage {
    private final Dashboard dashboard;

    public CohortsPage(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    /** Shows the page, or what to do where there are no customers yet. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var parameters = Parameters.of(request);
        dashboard.show(
                request,
                response,
                "cohorts",
                customers -> CohortsView.of(
                        customers,
                        CohortChoice.of(
                                parameters, customers.scoring().dataSet().hasAmounts()),
                        dashboard.texts()));
    }
}
