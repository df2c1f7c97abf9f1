package io.customerprediction.app.pages.customers;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.pages.Dashboard;
import io.customerprediction.app.settings.WorthSettings;
import io.customerprediction.app.store.ScoredCustomers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** One customer: purchases, prediction and reasons. */
public final class OneCustomerPage {
    private static final String ID = "id";

    private final Dashboard dashboard;
    private final Supplier<CustomerPredictor> model;
    private final Clock clock;
    private final ZoneId zone;
    private final WorthSettings worth;

    /**
     * @param model the model of the moment, or throws a {@link Problem} if there is none
     * @param clock gives today
     * @param zone whose today it is
     * @param worth turns spend into value
     */
    public OneCustomerPage(
            Dashboard dashboard, Supplier<CustomerPredictor> model, Clock clock, ZoneId zone, WorthSettings worth) {
        this.dashboard = dashboard;
        this.model = model;
        this.clock = clock;
        this.zone = zone;
        this.worth = worth;
    }

    /** The address's query of a customer's page. */
    public static String link(String id) {
        return ID + "=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    /** Shows the customer whom the address names. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = Parameters.of(request).getOrDefault(ID, List.of("")).get(0);
        if (dashboard.customers().isEmpty()) {
            throw unknown(id);
        }
        dashboard.show(request, response, "customer", customers -> view(customers, id));
    }

    private CustomerView view(ScoredCustomers customers, String id) {
        CustomerPredictor predictor = model.get();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        CustomerNow customer = dashboard
                .store()
                .flatMap(store -> CustomerNow.of(store, customers, id, predictor, today))
                .orElseThrow(() -> unknown(id));
        return CustomerView.of(customers, customer, predictor, worth, dashboard.texts());
    }

    private static Problem unknown(String id) {
        return Problem.of(
                Kind.NOT_FOUND, "There is no customer \"" + id + "\"; look for another on the page of all customers.");
    }
}
