package io.customerprediction.app.pages.segments;

import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.pages.Dashboard;
import io.customerprediction.app.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The named segments beside each other, risk against spending, and who moved. Needs no script. */
public final class SegmentsPage {
    private final Dashboard dashboard;

    public SegmentsPage(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    /** Shows the page, or what to do where there are no customers yet. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var parameters = Parameters.of(request);
        dashboard.show(request, response, "segments", customers -> {
            Store store = dashboard.store().orElseThrow();
            return SegmentsView.of(
                    customers, MovesView.of(customers, store, parameters, dashboard.texts()), dashboard.texts());
        });
    }
}
