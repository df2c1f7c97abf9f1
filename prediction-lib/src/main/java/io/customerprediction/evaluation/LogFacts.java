package io.customerprediction.evaluation;

import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.progress.Cancellation;

/**
 * What a log holds on or before an as-of date, counted in one pass.
 *
 * @param customers with at least one purchase day
 * @param repeatBuyers with at least two
 * @param orders of all customers
 * @param busiest the customer with the most orders
 * @param historyDays from the first purchase to the as-of date
 * @param silentDays from the last purchase to the as-of date
 * @param known the customers who were known one horizon before the as-of date
 */
public record LogFacts(
        int customers, int repeatBuyers, long orders, Busiest busiest, int historyDays, int silentDays, Known known) {
    /**
     * The customer with the most orders.
     *
     * @param id of the customer; empty if there is none
     * @param orders of that customer
     */
    public record Busiest(String id, long orders) {}

    /**
     * The customers who were known one horizon before the as-of date.
     *
     * @param returned how many purchased after it
     * @param stayedAway how many did not
     */
    public record Known(int returned, int stayedAway) {}

    /**
     * The facts about what a log holds by a day; a log without a purchase by then has zeros.
     *
     * @param asOf the last day that is known, as days since 1970-01-01
     * @param horizon in days
     */
    public static LogFacts of(PurchaseLog log, int asOf, int horizon) {
        Count count = new Count();
        for (int i = 0; i < log.size(); i++) {
            Cancellation.check();
            count.add(log, i, asOf, asOf - horizon);
        }
        boolean any = count.customers > 0;
        return new LogFacts(
                count.customers,
                count.repeatBuyers,
                count.orders,
                new Busiest(any ? log.customerId(count.busiest) : "", count.busiestOrders),
                any ? asOf - count.first : 0,
                any ? asOf - count.last : 0,
                new Known(count.returned, count.stayedAway));
    }

    /** The running counts of the pass. */
    private static final class Count {
        private int customers;
        private int repeatBuyers;
        private long orders;
        private int busiest;
        private long busiestOrders;
        private int first = Integer.MAX_VALUE;
        private int last = Integer.MIN_VALUE;
        private int returned;
        private int stayedAway;

        void add(PurchaseLog log, int i, int asOf, int windowStart) {
            CustomerHistory history = log.history(i);
            int purchaseDays = 0;
            long theirOrders = 0;
            int theirFirst = 0;
            int theirLast = 0;
            for (int k = 0; k < history.size() && history.day(k) <= asOf; k++) {
                if (history.orders(k) > 0) {
                    theirFirst = purchaseDays == 0 ? history.day(k) : theirFirst;
                    theirLast = history.day(k);
                    theirOrders += history.orders(k);
                    purchaseDays++;
                }
            }
            if (purchaseDays > 0) {
                add(i, purchaseDays, theirOrders);
                span(theirFirst, theirLast, windowStart);
            }
        }

        private void add(int i, int purchaseDays, long theirOrders) {
            customers++;
            repeatBuyers += purchaseDays > 1 ? 1 : 0;
            orders += theirOrders;
            if (theirOrders > busiestOrders) {
                busiestOrders = theirOrders;
                busiest = i;
            }
        }

        private void span(int theirFirst, int theirLast, int windowStart) {
            first = Math.min(first, theirFirst);
            last = Math.max(last, theirLast);
            if (theirFirst <= windowStart && theirLast > windowStart) {
                returned++;
            } else if (theirFirst <= windowStart) {
                stayedAway++;
            }
        }
    }
}
