package io.customerprediction.app.pages.sales;

import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.insights.PastForecastSums;
import io.customerprediction.app.pages.Dashboard;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Expected orders and spend by week, and how past forecasts came true. Needs no script. */
public final class ForecastPage {
    private final Dashboard dashboard;
    private final PastForecastSums past;

    /** @param past sums that expectations are compared with */
    public ForecastPage(Dashboard dashboard, PastForecastSums past) {
        this.dashboard = dashboard;
        this.past = past;
    }

    /** Shows the page, or what to do where there are no customers yet. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String shown =
                Parameters.of(request).getOrDefault(Measure.SHOW, List.of("")).get(0);
        dashboard.show(request, response, "forecast", customers -> view(customers, shown));
    }

    private ForecastView view(ScoredCustomers customers, String shown) {
        boolean money =
                Measure.MONEY.equals(shown) && customers.scoring().dataSet().hasAmounts();
        Store store = dashboard.store().orElseThrow();
        return ForecastView.of(
                customers,
                money,
                new ForecastView.Known(
                        past.of(store, customers.scoring()),
                        store.forecasts().weeks().over(customers.scoring().dataSet())),
                dashboard.texts());
    }
}
