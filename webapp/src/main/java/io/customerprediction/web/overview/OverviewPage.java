package io.customerprediction.web.overview;

import io.customerprediction.store.ScoredCustomers;
import io.customerprediction.store.Store;
import io.customerprediction.web.pages.EmptyView;
import io.customerprediction.web.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/** Who is leaving, who is expected back, how much is at stake: the whole customer base at a glance. */
public final class OverviewPage {
    private final Pages pages;
    private final Supplier<Optional<Store>> store;
    private final Clock clock;

    /** @param clock tells how old the data is */
    public OverviewPage(Pages pages, Supplier<Optional<Store>> store, Clock clock) {
        this.pages = pages;
        this.store = store;
        this.clock = clock;
    }

    /** Shows the page, or what to do where there are no customers yet. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ScoredCustomers> customers = store.get().flatMap(Store::customers);
        if (customers.isEmpty()) {
            pages.show(request, response, HttpServletResponse.SC_OK, "empty", new EmptyView("overview", "customers"));
            return;
        }
        OverviewView view = OverviewView.of(customers.get(), LocalDate.now(clock), pages.texts());
        pages.show(request, response, HttpServletResponse.SC_OK, "overview", view);
    }
}
