package io.customerprediction.app.pages.sales;

import io.customerprediction.app.insights.RepeatRate;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.figures.Sales;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether customers come back, by the month of their first purchase.
 *
 * @param scoring whose sums these are
 * @param key what the figures of the table are, in the keys of texts
 * @param shown customers or money, each with the link to it
 * @param measures shares or sums, each with the link to it
 * @param sums what there is to show; {@code null} if an earlier release has scored the customers
 */
public record CohortsView(
        Scoring scoring,
        String key,
        List<Link> shown,
        List<Link> measures,
        @Nullable Sums sums) {
    /**
     * What there is to show.
     *
     * @param table the retention triangle
     * @param months new and returning customers by month
     * @param repeat the share with a second purchase
     * @param hasForecast whether it is known what is expected
     * @param incomplete whether the month of the as-of date is not over
     */
    public record Sums(
            CohortTable table, MonthChart months, RepeatView repeat, boolean hasForecast, boolean incomplete) {}

    static CohortsView of(ScoredCustomers customers, CohortChoice choice, Texts texts) {
        Scoring scoring = customers.scoring();
        boolean hasAmounts = scoring.dataSet().hasAmounts();
        Optional<Sales> sales = customers.sales();
        return new CohortsView(
                scoring,
                choice.key(),
                choice.shown(hasAmounts, texts),
                choice.measures(texts),
                sales.map(known -> sums(known, choice, scoring, texts)).orElse(null));
    }

    private static Sums sums(Sales sales, CohortChoice choice, Scoring scoring, Texts texts) {
        MonthChart months = MonthChart.of(sales, choice.money(), scoring.asOf(), texts);
        return new Sums(
                CohortTable.of(sales, choice, scoring.asOf(), texts),
                months,
                RepeatView.of(RepeatRate.of(sales.repeats()), texts),
                sales.hasForecast(),
                months.hasCurrent());
    }
}
