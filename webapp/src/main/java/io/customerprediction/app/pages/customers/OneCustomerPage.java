package io.customerprediction.app.pages.customers;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.pages.Dashboard;
import io.customerprediction.app.pages.SentForm;
import io.customerprediction.app.security.Access;
import io.customerprediction.app.security.web.AuditTrail;
import io.customerprediction.app.security.web.Caller;
import io.customerprediction.app.settings.WorthSettings;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.Tags;
import io.customerprediction.app.store.scorings.ScoredCustomers;
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
        boolean seesAttributes = Access.ANALYST.allows(Caller.of(request));
        dashboard.show(request, response, "customer", customers -> view(customers, id, seesAttributes));
    }

    /** Gives the customer a tag or takes one away, and goes back to the page. */
    public void change(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SentForm sent = SentForm.of(request, dashboard.texts());
        String id = sent.text(ID);
        Store store = dashboard.store().orElseThrow(() -> unknown(id));
        if (store.history(id).isEmpty()) {
            throw unknown(id);
        }
        String tag = Tags.of(sent.text("tag"))
                .orElseThrow(
                        () -> Problem.of(Kind.INVALID_INPUT, dashboard.texts().get("tags.wrong", Tags.MAX_LENGTH)));
        if (sent.text("do").equals("untag")) {
            AuditTrail.action(request, "untag customer");
            store.tags().remove(id, tag);
        } else if (!store.tags().add(List.of(id), tag)) {
            throw Problem.of(Kind.CONFLICT, dashboard.texts().get("tags.many", Tags.MOST));
        }
        SentForm.goTo(response, request.getContextPath() + "/customer?" + link(id));
    }

    private CustomerView view(ScoredCustomers customers, String id, boolean seesAttributes) {
        CustomerPredictor predictor = model.get();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Store store = dashboard.store().orElseThrow(() -> unknown(id));
        CustomerNow customer =
                CustomerNow.of(store, customers, id, predictor, today).orElseThrow(() -> unknown(id));
        KnownView known = KnownView.of(store, id, seesAttributes);
        return CustomerView.of(customers, customer, known, predictor, worth, dashboard.texts());
    }

    private static Problem unknown(String id) {
        return Problem.of(
                Kind.NOT_FOUND, "There is no customer \"" + id + "\"; look for another on the page of all customers.");
    }
}
