package io.customerprediction.app.jobs;

import io.customerprediction.app.store.orders.ArrivingOrder.Outcome;
import java.util.Locale;
import java.util.Map;

/** What was done with the orders of a file, in words. */
public final class OrderCounts {
    private OrderCounts() {}

    /** One line: how many were accepted, duplicates, amended and set aside, and why. */
    public static String words(Map<Outcome, Integer> orders) {
        int covered = orders.getOrDefault(Outcome.MAY_BE_STORED, 0);
        int reused = orders.getOrDefault(Outcome.ORDER_ID_REUSED, 0);
        int tooLarge = orders.getOrDefault(Outcome.TOO_LARGE, 0);
        int erased = orders.getOrDefault(Outcome.ERASED, 0);
        int ended = orders.getOrDefault(Outcome.NO_PURCHASE, 0);
        String counts = String.format(
                Locale.ROOT,
                "orders accepted %,d, duplicates %,d, amended %,d, set aside %,d",
                orders.getOrDefault(Outcome.ACCEPTED, 0),
                orders.getOrDefault(Outcome.DUPLICATE, 0),
                orders.getOrDefault(Outcome.AMENDED, 0),
                covered + reused + tooLarge + ended + erased);
        return counts
                + reason(covered, "may_be_stored: of days that a loaded file covers whose orders are not known")
                + reason(reused, "order_id_reused: of another day than the known order of the same number")
                + reason(tooLarge, "refunds that add up to more than can be counted")
                + reason(ended, "ended, and not known")
                + reason(erased, "of customers who were erased");
    }

    private static String reason(int count, String words) {
        return count == 0 ? "" : String.format(Locale.ROOT, "; %,d %s", count, words);
    }
}
