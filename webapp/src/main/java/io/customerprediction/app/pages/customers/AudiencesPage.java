package io.customerprediction.app.pages.customers;

import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.pages.Dashboard;
import io.customerprediction.app.pages.SentForm;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.security.Access;
import io.customerprediction.app.security.web.Caller;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.audiences.SavedAudience;
import io.customerprediction.app.store.audiences.SavedAudiences;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The saved audiences: filters of the list of customers under names, with how many customers each has and had. */
public final class AudiencesPage {
    private final Dashboard dashboard;

    public AudiencesPage(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    /** Shows all of them. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean seesAttributes = Access.ANALYST.allows(Caller.of(request));
        dashboard.show(request, response, "audiences", customers -> view(customers, seesAttributes));
    }

    private AudiencesView view(ScoredCustomers customers, boolean seesAttributes) {
        return AudiencesView.of(store(), customers, seesAttributes, dashboard.texts());
    }

    /** Leads to the customers of one, as they are now: a link that stays the same if the filter's way of writing changes. */
    public void open(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SavedAudience audience =
                find(Parameters.of(request).getOrDefault("id", List.of("")).get(0));
        SentForm.goTo(response, request.getContextPath() + "/customers?" + audience.query());
    }

    /** Saves one or deletes one, and goes back to all of them. */
    public void change(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SentForm sent = SentForm.of(request, dashboard.texts());
        if (sent.text("do").equals("delete")) {
            store().audiences().delete(find(sent.text("id")).id());
        } else {
            save(request, sent);
        }
        SentForm.goTo(response, request.getContextPath() + "/audiences");
    }

    private void save(HttpServletRequest request, SentForm sent) {
        ScoredCustomers customers = dashboard.customers().orElseThrow(this::noCustomers);
        String name = sent.text("name").strip();
        if (name.isEmpty() || name.length() > SavedAudiences.MAX_NAME_LENGTH) {
            throw Problem.of(
                    Kind.INVALID_INPUT, dashboard.texts().get("audiences.name.wrong", SavedAudiences.MAX_NAME_LENGTH));
        }
        CustomerSearch search = CustomerSearch.of(
                Parameters.ofQuery(sent.text("query")), customers.scoring(), customers::likeliest, dashboard.texts());
        String query = search.with(Map.of());
        if (!search.errors().isEmpty()
                || !search.problems().isEmpty()
                || query.length() > SavedAudiences.MAX_QUERY_LENGTH) {
            throw Problem.of(Kind.INVALID_INPUT, dashboard.texts().get("audiences.query.wrong"));
        }
        String madeBy = Caller.of(request).name();
        Optional<SavedAudience> saved = store().audiences().add(name, query, madeBy);
        if (saved.isEmpty()) {
            throw Problem.of(Kind.CONFLICT, dashboard.texts().get("audiences.many", SavedAudiences.MOST));
        }
        long count = AudienceCounts.count(saved.get(), customers, dashboard.texts());
        store().audiences().count(saved.get(), customers.scoring(), count);
    }

    private Store store() {
        return dashboard.store().orElseThrow(this::noCustomers);
    }

    private Problem noCustomers() {
        return Problem.of(Kind.NOT_FOUND, dashboard.texts().get("customers.download.none"));
    }

    private SavedAudience find(String id) {
        return find(store(), id, dashboard.texts());
    }

    /** @throws Problem if there is none with this number */
    static SavedAudience find(Store store, String id, Texts texts) {
        return Optional.of(id)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .flatMap(text -> store.audiences().find(Long.parseLong(text)))
                .orElseThrow(() -> Problem.of(Kind.NOT_FOUND, texts.get("audiences.gone")));
    }
}
