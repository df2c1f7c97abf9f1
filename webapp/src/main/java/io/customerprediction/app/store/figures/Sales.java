package io.customerprediction.app.store.figures;

import io.customerprediction.app.store.database.Database;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What the customers of a scoring bought, and are expected to buy after its as-of date: sums over all of them.
 *
 * @param cohorts by month of the first purchase and months since, in this order
 * @param months by calendar month, the earliest first
 * @param weeks by week, the earliest first
 * @param repeats by days from the first to the second purchase day, ascending
 */
public record Sales(List<CohortMonth> cohorts, List<Month> months, List<Week> weeks, List<RepeatDay> repeats) {
    /** So many months of first purchases stand by themselves; those of earlier ones are together. */
    public static final int COHORTS = Months.COHORTS;

    /** The last day after the first purchase on which second ones are known. */
    public static final int REPEAT_DAYS = SalesTally.REPEAT_DAYS;

    /**
     * Customers in one month after that of their first purchase.
     *
     * @param first the month of the first purchase; the month before the first that stands by itself for all earlier ones
     * @param monthsSince 0 for the month of the first purchase
     * @param customers how many bought in the month, up to the as-of date
     * @param spend the net amount of their purchase days in it
     * @param expectedCustomers how many more are expected to buy in it after the as-of date
     * @param expectedSpend what is expected to be spent in it after the as-of date
     */
    public record CohortMonth(
            YearMonth first,
            int monthsSince,
            int customers,
            double spend,
            double expectedCustomers,
            double expectedSpend) {}

    /**
     * A calendar month.
     *
     * @param newCustomers whose first purchase is in it
     * @param newSpend what these spent in it
     * @param returningCustomers who bought in it, and before it
     * @param returningSpend what these spent in it
     * @param expectedCustomers how many more of the customers of today are expected to buy in it
     * @param expectedSpend what these are expected to spend in it after the as-of date
     */
    public record Month(
            YearMonth month,
            int newCustomers,
            double newSpend,
            int returningCustomers,
            double returningSpend,
            double expectedCustomers,
            double expectedSpend) {}

    /**
     * Seven days.
     *
     * @param number 0 for those that end on the as-of date; 1 for the next ones
     * @param firstOrders customers whose first purchase day is in them
     * @param firstSpend the net amount of these days
     * @param orders other days with a purchase, of all customers together
     * @param spend the net amount of these days
     * @param expectedOrders days with a purchase that are expected of the customers of today
     * @param ordersVariance of their number, if customers buy independently of each other
     * @param expectedSpend the net amount that is expected of them
     * @param spendVariance of it, if customers buy independently of each other
     */
    public record Week(
            int number,
            long firstOrders,
            double firstSpend,
            long orders,
            double spend,
            double expectedOrders,
            double ordersVariance,
            double expectedSpend,
            double spendVariance) {
        /** Whether it is after the as-of date. */
        public boolean isAhead() {
            return number > 0;
        }
    }

    /**
     * Customers by days after the first purchase day.
     *
     * @param repeated how many had their second purchase day then
     * @param censored how many had not by then, which was the as-of date or the last day that is told apart
     */
    public record RepeatDay(int days, int repeated, int censored) {}

    /** Whether it is known what is expected, which models of older releases do not say. */
    public boolean hasForecast() {
        return weeks.stream().anyMatch(Week::isAhead);
    }

    /** Empty for a scoring of a release that did not sum them up. */
    public static Optional<Sales> of(Database database, long scoring) {
        List<Week> weeks = database.list(
                "SELECT * FROM sales_week WHERE scoring_id = ? ORDER BY week_number",
                row -> new Week(
                        row.getInt("week_number"),
                        row.getLong("first_orders"),
                        row.getDouble("first_spend"),
                        row.getLong("orders"),
                        row.getDouble("spend"),
                        row.getDouble("expected_orders"),
                        row.getDouble("orders_variance"),
                        row.getDouble("expected_spend"),
                        row.getDouble("spend_variance")),
                scoring);
        return weeks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sales(
                        cohorts(database, scoring), months(database, scoring), weeks, repeats(database, scoring)));
    }

    private static List<CohortMonth> cohorts(Database database, long scoring) {
        return database.list(
                "SELECT * FROM cohort_month WHERE scoring_id = ? ORDER BY cohort, months_since",
                row -> new CohortMonth(
                        Months.month(row.getInt("cohort")),
                        row.getInt("months_since"),
                        row.getInt("customers"),
                        row.getDouble("spend"),
                        row.getDouble("expected_customers"),
                        row.getDouble("expected_spend")),
                scoring);
    }

    private static List<Month> months(Database database, long scoring) {
        return database.list(
                "SELECT * FROM sales_month WHERE scoring_id = ? ORDER BY calendar_month",
                row -> new Month(
                        Months.month(row.getInt("calendar_month")),
                        row.getInt("new_customers"),
                        row.getDouble("new_spend"),
                        row.getInt("returning_customers"),
                        row.getDouble("returning_spend"),
                        row.getDouble("expected_customers"),
                        row.getDouble("expected_spend")),
                scoring);
    }

    private static List<RepeatDay> repeats(Database database, long scoring) {
        return database.list(
                "SELECT days, repeated, censored FROM repeat_day WHERE scoring_id = ? ORDER BY days",
                row -> new RepeatDay(row.getInt("days"), row.getInt("repeated"), row.getInt("censored")),
                scoring);
    }
}
