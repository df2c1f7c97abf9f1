package io.customerprediction.web.segments;

import io.customerprediction.store.ScoredCustomers;
import io.customerprediction.store.Store;
import io.customerprediction.web.pages.EmptyView;
import io.customerprediction.web.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** The named segments beside each other, risk against spending, and who moved. Needs no script. */
public final class SegmentsPage {
    private final Pages pages;
    private final Supplier<Optional<Store>> store;

    public SegmentsPage(Pages pages, Supplier<Optional<Store>> store) {
        this.pages = pages;
        this.store = store;
    }

    /** Shows the page, or what to do where there are no customers yet. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ScoredCustomers> customers = store.get().flatMap(Store::customers);
        if (customers.isEmpty()) {
            pages.show(request, response, HttpServletResponse.SC_OK, "empty", new EmptyView("segments", "customers"));
            return;
        }
        SegmentsView view = SegmentsView.of(customers.get(), pages.texts());
        pages.show(request, response, HttpServletResponse.SC_OK, "segments", view);
    }
}
