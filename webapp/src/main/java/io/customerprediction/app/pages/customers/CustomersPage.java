package io.customerprediction.app.pages.customers;

import io.customerprediction.app.export.CustomerCsv;
import io.customerprediction.app.export.ExcelTable;
import io.customerprediction.app.http.FieldError;
import io.customerprediction.app.http.Json;
import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.pages.Dashboard;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.FormNumbers;
import io.customerprediction.app.pages.SentForm;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.pages.customers.CustomersFile.Format;
import io.customerprediction.app.security.Access;
import io.customerprediction.app.security.web.AuditTrail;
import io.customerprediction.app.security.web.Caller;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.CustomerAttributes;
import io.customerprediction.app.store.customers.CustomerPage;
import io.customerprediction.app.store.customers.CustomerQuery;
import io.customerprediction.app.store.customers.Tags;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All customers of the store: in any order, filtered, a page at a time; and the same as a file. */
public final class CustomersPage {
    private static final String HOLD_OUT = "hold-out";

    private final Dashboard dashboard;

    public CustomersPage(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    /** Shows a page of them, or what to do where there are none yet. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<CustomerAttributes> attributes =
                Access.ANALYST.allows(Caller.of(request)) ? dashboard.store().map(Store::attributes) : Optional.empty();
        dashboard.show(
                request,
                response,
                "customers",
                customers -> CustomersView.of(customers, search(request, customers), attributes, dashboard.texts()));
    }

    /** Sends all that the filter finds as CSV, in the order of the page. */
    public void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ScoredCustomers> customers = dashboard.customers();
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"customers.csv\"");
        try (CustomerCsv csv =
                new CustomerCsv(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            customers.ifPresent(all -> {
                CustomerQuery query = search(request, all).query();
                all.export(
                        query.filter(),
                        query.sort(),
                        query.descending(),
                        customer -> csv.write(all.scoring(), customer));
            });
        }
    }

    /** Sends the same in one of several formats, with the columns of the page. */
    public void download(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, List<String>> parameters = Parameters.of(request);
        ScoredCustomers customers = dashboard
                .customers()
                .orElseThrow(() -> Problem.of(Kind.NOT_FOUND, dashboard.texts().get("customers.download.none")));
        CustomerSearch search = search(request, customers);
        List<FieldError> errors = new ArrayList<>();
        search.errors().forEach((name, error) -> errors.add(FieldError.parameter(name, error)));
        String wanted = parameters.getOrDefault("format", List.of("csv")).get(0);
        Optional<Format> format = Format.named(wanted);
        if (format.isEmpty()) {
            errors.add(FieldError.parameter(
                    "format", dashboard.texts().get("customers.choice.wrong", "format", wanted, Format.names())));
        }
        String share = parameters.getOrDefault(HOLD_OUT, List.of("")).get(0);
        FormNumbers numbers = new FormNumbers(Map.of(HOLD_OUT, share), dashboard.texts());
        double holdOut = numbers.percent(HOLD_OUT, 100, 0);
        numbers.errors().forEach((name, error) -> errors.add(FieldError.parameter(name, error)));
        if (format.orElse(Format.CSV) == Format.XLSX
                && customers.page(search.query()).matches() >= ExcelTable.MOST_ROWS) {
            errors.add(FieldError.parameter("format", dashboard.texts().get("customers.download.long")));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        Optional<CustomerAttributes> attributes = personal(request, parameters);
        CustomersFile.send(
                customers, search, new CustomersFile.Choice(format.orElseThrow(), holdOut, attributes), response);
    }

    /** What is known of the customers, if it is asked for, which the audit says. */
    private Optional<CustomerAttributes> personal(HttpServletRequest request, Map<String, List<String>> parameters) {
        if (parameters.getOrDefault("personal", List.of("")).get(0).isEmpty()) {
            return Optional.empty();
        }
        AuditTrail.action(request, "export with personal data");
        return dashboard.store().map(Store::attributes);
    }

    /** Gives all customers whom a filter finds a tag, and shows those who have it. */
    public void tag(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SentForm sent = SentForm.of(request, dashboard.texts());
        Texts texts = dashboard.texts();
        String tag = Tags.of(sent.text(CustomerSearch.TAG))
                .orElseThrow(() -> Problem.of(Kind.INVALID_INPUT, texts.get("tags.wrong", Tags.MAX_LENGTH)));
        ScoredCustomers customers = dashboard
                .customers()
                .orElseThrow(() -> Problem.of(Kind.NOT_FOUND, texts.get("customers.download.none")));
        String address = sent.text("query");
        CustomerSearch search = CustomerSearch.of(
                        Parameters.ofQuery(address), customers.scoring(), customers::likeliest, texts)
                .inAttributes(true);
        if (!search.errors().isEmpty() || !search.problems().isEmpty()) {
            throw Problem.of(Kind.INVALID_INPUT, texts.get("audiences.query.wrong"));
        }
        long found = customers.page(search.query()).matches();
        if (found > Tags.MOST_AT_ONCE) {
            throw Problem.of(
                    Kind.INVALID_INPUT,
                    texts.get("tags.all.many", Figures.count(found), Figures.count(Tags.MOST_AT_ONCE)));
        }
        List<String> ids = new ArrayList<>();
        customers.export(search.query().filter(), customer -> ids.add(customer.id()));
        if (!dashboard.store().orElseThrow().tags().add(ids, tag)) {
            throw Problem.of(Kind.CONFLICT, texts.get("tags.many", Tags.MOST));
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(
                "Location",
                request.getContextPath() + "/customers?" + CustomerSearch.TAG + "="
                        + URLEncoder.encode(tag, StandardCharsets.UTF_8));
    }

    /** Answers a program with a page of what the filter finds, in the order of the page. */
    public void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ScoredCustomers> customers = dashboard.customers();
        Map<String, List<String>> parameters = Parameters.of(request);
        response.setContentType("application/json");
        if (customers.isEmpty()) {
            Json.write(response, CustomersJson::writeNone);
            return;
        }
        CustomerSearch search = search(request, customers.get());
        CustomersJson.requireValid(search, parameters);
        CustomerQuery found = search.query();
        CustomerQuery query = new CustomerQuery(
                found.filter(),
                found.sort(),
                found.descending(),
                CustomersJson.size(parameters, found.size()),
                found.cursor());
        CustomerPage page = customers.get().page(query);
        Json.write(response, json -> CustomersJson.write(json, customers.get(), page));
    }

    private CustomerSearch search(HttpServletRequest request, ScoredCustomers customers) {
        return CustomerSearch.of(Parameters.of(request), customers.scoring(), customers::likeliest, dashboard.texts())
                .inAttributes(Access.ANALYST.allows(Caller.of(request)));
    }
}
