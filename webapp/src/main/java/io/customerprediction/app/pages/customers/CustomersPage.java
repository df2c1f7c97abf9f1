package io.customerprediction.app.pages.customers;

import io.customerprediction.app.export.CustomerCsv;
import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.pages.Dashboard;
import io.customerprediction.app.store.CustomerQuery;
import io.customerprediction.app.store.ScoredCustomers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** All customers of the store: in any order, filtered, a page at a time; and the same as a file. */
public final class CustomersPage {
    private final Dashboard dashboard;

    public CustomersPage(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    /** Shows a page of them, or what to do where there are none yet. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        dashboard.show(
                request,
                response,
                "customers",
                customers -> CustomersView.of(customers, search(request, customers), dashboard.texts()));
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

    private CustomerSearch search(HttpServletRequest request, ScoredCustomers customers) {
        return CustomerSearch.of(
                Parameters.of(request),
                customers.scoring().model().segmentNames().size(),
                customers::likeliest,
                dashboard.texts());
    }
}
