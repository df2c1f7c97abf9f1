package io.customerprediction.model.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Expected orders and spend as of a date of the past beside what was bought within the horizon after it.
 *
 * @param methods each method's figures on the same customers, the forest first
 * @param orders how often the forest's 80 % intervals of the purchase days missed
 * @param spend how often those of the spend missed; {@code null} if the log has no amounts
 * @param tenths the forest by tenths of the customers, those with the most expected first
 */
public record WorthReport(
        List<Method> methods, Misses orders, @Nullable Misses spend, List<Tenth> tenths) {
    /** Keeps its own copies of the lists. */
    public WorthReport {
        methods = List.copyOf(methods);
        tenths = List.copyOf(tenths);
    }

    /**
     * One method's figures.
     *
     * @param method which method
     * @param orders of the purchase days
     * @param spend of the net amount of the purchase days; {@code null} if the log has no amounts
     */
    public record Method(
            ForecastMethod method, Figures orders, @Nullable Figures spend) {}

    /**
     * How good expectations were.
     *
     * @param expected total that was expected
     * @param actual total that was bought
     * @param gini normalised Gini coefficient: 1 if the customers are ranked by what they then bought, 0 by chance; higher is
     *     better
     * @param bestTenth share of all that the tenth of the customers bought of whom most was expected; higher is better
     * @param decileError sum over tenths of the absolute difference of expected and actual, over the actual total; lower is
     *     better
     * @param deviance mean Poisson deviance of the purchase days, lower is better; {@code NaN} for spend
     */
    public record Figures(
            double expected, double actual, double gini, double bestTenth, double decileError, double deviance) {
        /** What was expected over what was bought. */
        public double ratio() {
            return expected / actual;
        }
    }

    /**
     * Shares of the customers outside their 80 % interval. Where no purchase is likelier than a tenth the interval begins at
     * 0, and no customer can be below it.
     *
     * @param below share that bought less, at most 0.1 wanted
     * @param above share that bought more, 0.1 wanted
     */
    public record Misses(double below, double above) {}

    /**
     * A tenth of the customers.
     *
     * @param number 1 for those with the most expected orders
     * @param customers how many
     * @param expectedOrders in all
     * @param orders in all
     * @param expectedSpend in all; {@code NaN} if the log has no amounts
     * @param spend in all; {@code NaN} if the log has no amounts
     */
    public record Tenth(
            int number, int customers, double expectedOrders, double orders, double expectedSpend, double spend) {}
}
