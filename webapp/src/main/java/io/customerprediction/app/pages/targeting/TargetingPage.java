package io.customerprediction.app.pages.targeting;

import io.customerprediction.app.export.ContactCsv;
import io.customerprediction.app.http.FieldError;
import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.insights.Audience;
import io.customerprediction.app.insights.RandomShare;
import io.customerprediction.app.pages.Dashboard;
import io.customerprediction.app.store.CustomerFilter;
import io.customerprediction.app.store.ScoredCustomers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Whom to contact: the expected profit by threshold, and the customers of a campaign as a file. */
public final class TargetingPage {
    private final Dashboard dashboard;

    public TargetingPage(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    /** Shows what a campaign would bring, or what to do where there are no customers yet. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        dashboard.show(request, response, "targeting", customers -> view(customers, Parameters.of(request)));
    }

    private TargetingView view(ScoredCustomers customers, Map<String, List<String>> parameters) {
        Audience audience = Audience.of(customers);
        TargetingForm form = TargetingForm.of(parameters, audience, dashboard.texts());
        return TargetingView.of(customers.scoring(), audience, form, dashboard.texts());
    }

    /** Sends those reached as CSV, each in the group to contact or in the one to leave alone. */
    public void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ScoredCustomers customers = dashboard
                .customers()
                .orElseThrow(() -> Problem.of(Kind.NOT_FOUND, "There are no customers yet; load a log first."));
        TargetingForm form = TargetingForm.of(Parameters.of(request), Audience.of(customers), dashboard.texts());
        if (form.campaign() == null || !form.errors().isEmpty()) {
            throw Problem.invalid(errors(form));
        }
        RandomShare holdOut = new RandomShare(
                customers.scoring().model().id() + " " + customers.scoring().asOf(),
                form.campaign().holdOut());
        CustomerFilter filter = CustomerFilter.ALL.withMinRisk(form.threshold() / (double) Audience.NO_CUSTOMERS);
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"targeting.csv\"");
        try (ContactCsv csv =
                new ContactCsv(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            customers.export(filter, c -> csv.write(customers.scoring(), c, holdOut.draws(c.id())));
        }
    }

    private static List<FieldError> errors(TargetingForm form) {
        return form.errors().entrySet().stream()
                .map(error -> FieldError.parameter(error.getKey(), error.getValue()))
                .toList();
    }
}
