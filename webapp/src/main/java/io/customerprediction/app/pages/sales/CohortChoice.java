package io.customerprediction.app.pages.sales;

import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.figures.Sales.CohortMonth;
import java.util.List;
import java.util.Map;

/**
 * What the page shows of the customers of a month, as the address says.
 *
 * @param money their spend, rather than their number
 * @param isShare for each customer of the month, rather than in all
 */
record CohortChoice(boolean money, boolean isShare) {
    static final String SHOW = "show";
    static final String AS = "as";
    private static final String MONEY = "money";
    private static final String COUNT = "count";

    /** Anything else than what is known is the first choice; money is no choice where the log has no amounts. */
    static CohortChoice of(Map<String, List<String>> parameters, boolean hasAmounts) {
        return new CohortChoice(
                hasAmounts && MONEY.equals(first(parameters, SHOW)), !COUNT.equals(first(parameters, AS)));
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of("")).get(0).strip();
    }

    List<Link> shown(boolean hasAmounts, Texts texts) {
        Link customers = new Link(texts.get("cohorts.show.customers"), query(false, isShare), !money);
        return hasAmounts
                ? List.of(customers, new Link(texts.get("cohorts.show.money"), query(true, isShare), money))
                : List.of(customers);
    }

    List<Link> measures(Texts texts) {
        return List.of(
                new Link(texts.get(money ? "cohorts.as.each" : "cohorts.as.share"), query(money, true), isShare),
                new Link(texts.get("cohorts.as.count"), query(money, false), !isShare));
    }

    private static String query(boolean money, boolean isShare) {
        return SHOW + "=" + (money ? MONEY : "customers") + "&" + AS + "=" + (isShare ? "share" : COUNT);
    }

    /** The figure of a cell, with what is expected; 0 for no customers. */
    double value(CohortMonth cell, long size) {
        double sum = money ? cell.spend() + cell.expectedSpend() : cell.customers() + cell.expectedCustomers();
        return !isShare ? sum : size == 0 ? 0 : sum / size;
    }

    /** The word for it in the keys of texts. */
    String key() {
        return money ? (isShare ? "money.each" : "money") : isShare ? "share" : "customers";
    }
}
