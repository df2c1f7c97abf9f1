package io.customerprediction.app.pages;

import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The pages that show customers of the store. Before a log is loaded each of them says what to do. Thread-safe. */
public final class Dashboard {
    private final Pages pages;
    private final Supplier<Optional<Store>> store;
    private final StartPage start;

    /**
     * @param store of the customers; empty if there is no database
     * @param start is shown before there are customers
     */
    public Dashboard(Pages pages, Supplier<Optional<Store>> store, StartPage start) {
        this.pages = pages;
        this.store = store;
        this.start = start;
    }

    /** The words of the pages. */
    public Texts texts() {
        return pages.texts();
    }

    /** The store of the customers; empty if there is no database. */
    public Optional<Store> store() {
        return store.get();
    }

    /** The customers with their newest predictions; empty before a log is loaded. */
    public Optional<ScoredCustomers> customers() {
        return store.get().flatMap(Store::customers);
    }

    /**
     * Answers with a page of the customers, or with one that says what to do where there are none yet.
     *
     * @param name of the page: its template, its place in the navigation and the key of its texts
     * @param view what the page shows of the customers
     */
    public void show(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            Function<ScoredCustomers, ? extends Record> view)
            throws IOException {
        Optional<ScoredCustomers> customers = customers();
        if (customers.isEmpty()) {
            start.show(request, response, name);
        } else {
            pages.show(request, response, HttpServletResponse.SC_OK, name, view.apply(customers.get()));
        }
    }
}
