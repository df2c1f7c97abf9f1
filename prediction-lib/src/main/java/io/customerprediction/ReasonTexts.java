package io.customerprediction;

import io.customerprediction.features.Feature;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** The facts behind reasons, in English. Stateless. */
final class ReasonTexts {
    /** From this on, tenths are of no interest. */
    private static final double LARGE = 10;

    private ReasonTexts() {}

    /** @param row history features of a customer with several purchase days, or one */
    static String silence(double[] row) {
        double recency = Feature.RECENCY.of(row);
        if (Feature.PURCHASE_DAYS.of(row) == 1) {
            return recency == 0
                    ? "first purchase on the as-of date, nothing else known"
                    : "first purchase " + days(recency) + " ago, nothing since";
        }
        String silent = recency == 0 ? "bought on the as-of date" : "silent for " + days(recency);
        return silent + ", usual gap " + number(Feature.MEAN_GAP.of(row));
    }

    static String silence(double recency) {
        return recency == 0 ? "last purchase on the as-of date" : "last purchase " + days(recency) + " ago";
    }

    /** @param row history features */
    static String pace(double[] row) {
        double orders = Feature.ORDERS.of(row);
        double purchaseDays = Feature.PURCHASE_DAYS.of(row);
        String text = purchases(orders) + " so far" + (orders > purchaseDays ? " on " + days(purchaseDays) : "");
        if (purchaseDays <= 2) {
            return text;
        }
        return text + ", longest gap " + days(Feature.LONGEST_GAP.of(row)) + ", last one "
                + days(Feature.LAST_GAP.of(row));
    }

    static String pace(double frequency) {
        return purchases(frequency) + " so far";
    }

    /** @param row history features */
    static String lately(double[] row) {
        double last90 = Feature.PURCHASES_90D.of(row);
        double before = Feature.PURCHASES_180D.of(row) - last90;
        double year = Feature.PURCHASES_365D.of(row);
        if (last90 + before == 0) {
            return year == 0
                    ? "nothing bought in the last year"
                    : "nothing bought in the last 180 days, on " + days(year) + " in the last year";
        }
        return last90 == 0
                ? "nothing bought in the last 90 days, on " + days(before) + " in the 90 before"
                : "bought on " + days(last90) + " of the last 90, on " + number(before) + " of the 90 before";
    }

    /** @param row history features */
    static String tenure(double[] row) {
        return "customer for " + days(Feature.TENURE.of(row));
    }

    /** @param row history features with amounts */
    static String spending(double[] row) {
        String text = spending(Feature.MONETARY.of(row), Feature.ORDERS.of(row));
        double lately = Feature.SPEND_90D.of(row);
        if (Feature.PURCHASE_DAYS.of(row) == 1 || Feature.MONETARY.of(row) <= 0) {
            return text;
        }
        return text + ", " + (lately == 0 ? "none" : number(lately)) + " of it in the last 90 days";
    }

    static String spending(double monetary, double frequency) {
        if (monetary <= 0) {
            return "returned as much as was bought, net spend " + number(monetary);
        }
        String text = "spent " + number(monetary) + " in all";
        return frequency > 1 ? text + ", " + number(monetary / frequency) + " a purchase" : text;
    }

    static String segment(int cluster, String name) {
        return "in segment " + cluster + ", " + name;
    }

    /** @param churn probability by BG/NBD alone */
    static String rhythm(double churn) {
        return "the purchase-rhythm model (BG/NBD) alone predicts " + probability(churn);
    }

    /** @param activity mean pace of the days ahead for customers who follow the seasons as this one does */
    static String season(int horizon, double activity) {
        String ahead = "for such customers the " + days(horizon) + " ahead are usually ";
        long change = Math.round(100 * (activity - 1));
        return change == 0
                ? ahead + "as busy as the time before"
                : ahead + Math.abs(change) + " % " + (change > 0 ? "busier" : "quieter") + " than the time before";
    }

    static String history(Prediction with, Prediction without) {
        String before = probability(without.churnProbability());
        String now = probability(with.churnProbability());
        String change = before.equals(now) ? ", and so does the history" : ", the history makes it " + now;
        return "recency, frequency and spending alone say " + before + change;
    }

    static String noHistory() {
        return "only the four inputs are known; the purchase history would make the prediction more precise";
    }

    private static String purchases(double count) {
        return counted(count, "purchase");
    }

    private static String days(double count) {
        return counted(count, "day");
    }

    private static String counted(double count, String what) {
        String text = number(count);
        return text + " " + what + (text.equals("1") ? "" : "s");
    }

    /** Never certain, whichever way. */
    private static String probability(double share) {
        long percent = Math.round(100 * share);
        return percent == 100 ? "over 99 %" : percent == 0 ? "under 1 %" : percent + " %";
    }

    /** At most one decimal, none from {@value #LARGE} on. */
    private static String number(double value) {
        int decimals = Math.abs(value) < LARGE ? 1 : 0;
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return new DecimalFormat("#,##0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(rounded);
    }
}
