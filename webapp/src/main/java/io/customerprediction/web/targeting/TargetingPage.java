package io.customerprediction.web.targeting;

import io.customerprediction.export.ContactCsv;
import io.customerprediction.store.CustomerFilter;
import io.customerprediction.store.ScoredCustomers;
import io.customerprediction.store.Store;
import io.customerprediction.web.http.FieldError;
import io.customerprediction.web.http.Parameters;
import io.customerprediction.web.http.Problem;
import io.customerprediction.web.http.Problem.Kind;
import io.customerprediction.web.pages.EmptyView;
import io.customerprediction.web.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Whom to contact: the expected profit by threshold, and the customers of a campaign as a file. */
public final class TargetingPage {
    private final Pages pages;
    private final Supplier<Optional<Store>> store;

    public TargetingPage(Pages pages, Supplier<Optional<Store>> store) {
        this.pages = pages;
        this.store = store;
    }

    /** Shows what a campaign would bring, or what to do where there are no customers yet. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ScoredCustomers> customers = store.get().flatMap(Store::customers);
        if (customers.isEmpty()) {
            pages.show(request, response, HttpServletResponse.SC_OK, "empty", new EmptyView("targeting", "customers"));
            return;
        }
        Audience audience = Audience.of(customers.get());
        TargetingForm form = TargetingForm.of(Parameters.of(request), audience, pages.texts());
        TargetingView view = TargetingView.of(customers.get().scoring(), audience, form, pages.texts());
        pages.show(request, response, HttpServletResponse.SC_OK, "targeting", view);
    }

    /** Sends those reached as CSV, each in the group to contact or in the one to leave alone. */
    public void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ScoredCustomers customers = store.get()
                .flatMap(Store::customers)
                .orElseThrow(() -> Problem.of(Kind.NOT_FOUND, "There are no customers yet; load a log first."));
        TargetingForm form = TargetingForm.of(Parameters.of(request), Audience.of(customers), pages.texts());
        if (form.campaign() == null || !form.errors().isEmpty()) {
            throw Problem.invalid(errors(form));
        }
        HoldOut holdOut = new HoldOut(customers.scoring(), form.campaign().holdOut());
        CustomerFilter filter = CustomerFilter.ALL.withMinRisk(form.threshold() / (double) Audience.NOBODY);
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
