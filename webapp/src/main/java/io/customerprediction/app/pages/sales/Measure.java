package io.customerprediction.app.pages.sales;

import io.customerprediction.app.insights.PastSum;
import io.customerprediction.app.insights.PastSum.Compared;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.figures.Sales;
import io.customerprediction.app.store.figures.Sales.Week;
import io.customerprediction.app.store.forecasts.WeekOfForecast;
import java.util.List;
import java.util.Optional;

/**
 * What a forecast is about.
 *
 * @param money the net amount, rather than the number of orders
 */
record Measure(boolean money) {
    static final String SHOW = "show";
    static final String MONEY = "money";

    String key() {
        return money ? MONEY : "orders";
    }

    List<Link> links(boolean hasAmounts, Texts texts) {
        Link orders = new Link(texts.get("forecast.show.orders"), SHOW + "=orders", !money);
        return hasAmounts
                ? List.of(orders, new Link(texts.get("forecast.show.money"), SHOW + "=" + MONEY, money))
                : List.of(orders);
    }

    double first(Week week) {
        return money ? week.firstSpend() : week.firstOrders();
    }

    double further(Week week) {
        return money ? week.spend() : week.orders();
    }

    double expected(Week week) {
        return money ? week.expectedSpend() : week.expectedOrders();
    }

    double variance(Week week) {
        return money ? week.spendVariance() : week.ordersVariance();
    }

    /** What customers who had bought before brought in each week of the past. */
    double[] past(Sales sales) {
        return sales.weeks().stream()
                .filter(week -> !week.isAhead())
                .mapToDouble(this::further)
                .toArray();
    }

    Optional<Compared> compared(PastSum sum) {
        return money ? sum.spend() : Optional.of(sum.orders());
    }

    List<Compared> compared(List<PastSum> sums) {
        return sums.stream().flatMap(sum -> compared(sum).stream()).toList();
    }

    Compared compared(WeekOfForecast week) {
        return money
                ? new Compared(week.expectedSpend(), week.spend())
                : new Compared(week.expectedOrders(), week.orders());
    }

    String text(double value) {
        return money ? Figures.money(value) : Figures.count(value);
    }
}
