package io.customerprediction.app.pages.overview;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.pages.customers.OneCustomerPage;
import io.customerprediction.app.store.figures.Movement;
import io.customerprediction.app.store.figures.Overview;
import io.customerprediction.app.store.figures.Risen;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import java.util.List;

/**
 * What is another than in the scoring before.
 *
 * @param since which scoring that was, in a sentence; empty if there was none
 * @param moves the largest changes of segment, each in a few words
 * @param risen customers whose risk has risen, those with the most savable spend first
 */
public record ChangesView(String since, List<String> moves, List<RisenCustomer> risen) {
    private static final int MOST_MOVES = 4;

    /**
     * A customer whose risk has risen.
     *
     * @param link the customer's own page, as an address's query
     */
    public record RisenCustomer(String id, String link, String before, String now, String savable) {}

    static ChangesView of(ScoredCustomers customers, Overview overview, Texts texts) {
        return overview.before()
                .map(before -> new ChangesView(
                        texts.get(
                                before.model()
                                                .id()
                                                .equals(overview.scoring()
                                                        .model()
                                                        .id())
                                        ? "overview.changes.since"
                                        : "overview.changes.sinceModel",
                                before.asOf(),
                                before.model().id()),
                        customers.movements().stream()
                                .filter(move -> move.from() != move.to())
                                .limit(MOST_MOVES)
                                .map(move -> move(move, texts))
                                .toList(),
                        customers.risen().stream().map(ChangesView::risen).toList()))
                .orElseGet(() -> new ChangesView("", List.of(), List.of()));
    }

    private static String move(Movement move, Texts texts) {
        return texts.get(
                "overview.changes.move",
                Figures.count(move.customers()),
                move.from().label(),
                move.to().label());
    }

    private static RisenCustomer risen(Risen risen) {
        return new RisenCustomer(
                risen.customerId(),
                OneCustomerPage.link(risen.customerId()),
                Figures.percent(risen.churnBefore()),
                Figures.percent(risen.churn()),
                Double.isNaN(risen.savable()) ? "–" : Figures.money(risen.savable()));
    }
}
