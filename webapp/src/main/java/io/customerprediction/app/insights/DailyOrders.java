package io.customerprediction.app.insights;

import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import java.util.Arrays;

/** How many orders a log has on each day, so that days of which orders are missing are noticed. Immutable. */
public final class DailyOrders {
    private static final int WEEKS = 8;
    private static final int WEEK = 7;

    /** Days with fewer than this share of what is usual are low. */
    private static final double LOW = 0.1;

    /** So many orders must be missing in a row of low days: fewer may be missing by chance. */
    private static final double NOTABLE = 20;

    private final int first;
    private final int[] orders;

    private DailyOrders(int first, int[] orders) {
        this.first = first;
        this.orders = orders;
    }

    /** The orders of every day of a log. */
    public static DailyOrders of(PurchaseLog log) {
        int[] orders = new int[log.lastDay() - log.firstDay() + 1];
        for (int i = 0; i < log.size(); i++) {
            CustomerHistory history = log.history(i);
            for (int k = 0; k < history.size(); k++) {
                orders[history.day(k) - log.firstDay()] += history.orders(k);
            }
        }
        return new DailyOrders(log.firstDay(), orders);
    }

    /** Orders of a day; 0 outside of the log. */
    public int on(int epochDay) {
        return epochDay < first || epochDay >= first + orders.length ? 0 : orders[epochDay - first];
    }

    /** The median of the same weekday in the {@value #WEEKS} weeks before; of fewer weeks at the log's beginning. */
    public double usual(int epochDay) {
        int known = Math.min(WEEKS, Math.max(0, (epochDay - first) / WEEK));
        int[] before = new int[known];
        for (int week = 1; week <= known; week++) {
            before[week - 1] = on(epochDay - WEEK * week);
        }
        Arrays.sort(before);
        return known == 0 ? 0 : (before[(known - 1) / 2] + before[known / 2]) / 2.0;
    }

    /**
     * Whether orders are missing: on days in a row there are fewer than a tenth of what is usual on these weekdays, and that
     * is {@value #NOTABLE} orders too few in all. A shop that closes for a week looks the same.
     *
     * @param from the first day looked at
     * @param to the last one
     */
    public boolean isInterrupted(int from, int to) {
        double missing = 0;
        for (int day = from; day <= to; day++) {
            double usual = usual(day);
            boolean low = on(day) <= LOW * usual;
            missing = low ? missing + usual - on(day) : 0;
            if (missing >= NOTABLE) {
                return true;
            }
        }
        return false;
    }
}
