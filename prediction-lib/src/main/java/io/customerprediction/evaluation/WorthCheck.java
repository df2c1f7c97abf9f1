package io.customerprediction.evaluation;

import io.customerprediction.history.CustomerHistory;
import io.customerprediction.model.report.Interval;
import java.util.List;

/**
 * Forecasts of orders and spend beside what has been bought since.
 *
 * @param window days after the as-of date
 * @param customers how many were compared
 * @param orders days with a purchase within the window, of all customers together
 * @param expectedOrders how many were expected
 * @param ordersRatio {@code orders / expectedOrders}, by bootstrap over customers
 * @param spend net amount of these days; {@code NaN} if amounts are not known
 * @param expectedSpend how much was expected; {@code NaN} if that was not said
 * @param spendRatio {@code spend / expectedSpend}
 * @param inside share of the customers whose spend was within its 80 % interval, ends included; {@code NaN} if not known
 */
public record WorthCheck(
        int window,
        int customers,
        long orders,
        double expectedOrders,
        Interval ordersRatio,
        double spend,
        double expectedSpend,
        Interval spendRatio,
        double inside) {
    private static final int DRAWS = 300;

    /**
     * Compares forecasts with the histories of their customers.
     *
     * @param histories of the customers in the order of the forecasts, known to the end of the window at least; later
     *     entries are not looked at
     * @param seed of the bootstrap draws
     * @throws IllegalArgumentException if there are no customers, or another number of histories
     */
    public static WorthCheck of(PastWorth said, List<CustomerHistory> histories, long seed) {
        if (histories.isEmpty() || histories.size() != said.size()) {
            throw new IllegalArgumentException(said.size() + " forecasts cannot be compared with the histories of "
                    + histories.size() + " customers: give one of each a customer, and at least one");
        }
        double[] orders = new double[said.size()];
        double[] spend = new double[orders.length];
        for (int i = 0; i < orders.length; i++) {
            CustomerHistory history = histories.get(i);
            for (int k = 0; k < history.size(); k++) {
                boolean counts = history.day(k) > said.asOf()
                        && history.day(k) <= said.asOf() + said.window()
                        && history.orders(k) > 0;
                if (counts) {
                    orders[i]++;
                    spend[i] += history.amount(k);
                }
            }
        }
        double[] expectedSpend = said.spend();
        return new WorthCheck(
                said.window(),
                orders.length,
                Math.round(sum(orders)),
                sum(said.orders()),
                ratio(orders, said.orders(), seed),
                sum(spend),
                sum(expectedSpend),
                ratio(spend, expectedSpend, seed),
                inside(spend, said.spendP10(), said.spendP90()));
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static Interval ratio(double[] actual, double[] expected, long seed) {
        if (Double.isNaN(sum(actual) / sum(expected))) {
            return new Interval(Double.NaN, Double.NaN, Double.NaN);
        }
        return Bootstrap.interval(
                actual.length,
                weights -> {
                    double came = 0;
                    double said = 0;
                    for (int i = 0; i < actual.length; i++) {
                        came += weights[i] * actual[i];
                        said += weights[i] * expected[i];
                    }
                    return came / said;
                },
                DRAWS,
                seed);
    }

    private static double inside(double[] spend, double[] from, double[] to) {
        int inside = 0;
        for (int i = 0; i < spend.length; i++) {
            if (Double.isNaN(spend[i] - from[i] - to[i])) {
                return Double.NaN;
            }
            inside += spend[i] >= from[i] && spend[i] <= to[i] ? 1 : 0;
        }
        return (double) inside / spend.length;
    }
}
