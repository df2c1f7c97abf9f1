package io.customerprediction.features;

import io.customerprediction.history.CustomerHistory;
import java.util.List;

/**
 * What a whole purchase history says at an as-of date, as one row of numbers. Only entries on or before the as-of date
 * are looked at, and every value is finite: what a one-time buyer has not shown yet (gaps, their spread) gets the
 * neutral value given below, so that a forest never meets a missing value.
 *
 * <ul>
 *   <li>{@code recency}, {@code tenure}: days from the last, from the first purchase day to the as-of date
 *   <li>{@code purchase_days}, {@code orders}: how many; {@code days_per_purchase} = (tenure + 30) / purchase days
 *   <li>{@code mean_gap}, {@code last_gap}, {@code longest_gap}: days between consecutive purchase days; before the
 *       second one {@code days_per_purchase}
 *   <li>{@code gap_variation}: coefficient of variation of the gaps; 1 with fewer than two
 *   <li>{@code overdue} = (recency + 1) / (mean gap + 1)
 *   <li>{@code longer_gaps} = (own gaps longer than the present silence + ½) / purchase days
 *   <li>{@code purchases_Nd}: purchase days in the last N days; {@code trend} = (last 90 + ½) / (the 90 before + ½)
 *   <li>{@code rhythm_Nd}: purchase days, each faded by e^(−age / N days)
 *   <li>with amounts only: {@code monetary} (net spend), {@code order_value} (mean of log(1 + amount) of the purchase
 *       days), {@code last_order_value} (the last one's difference from it), {@code spend_Nd} (in the last N days)
 * </ul>
 *
 * <p>Stateless; safe for any number of threads.
 */
public final class HistoryFeatures {
    /** Place of {@code recency} in a row. */
    public static final int RECENCY = 0;

    /** Place of {@code tenure} in a row. */
    public static final int TENURE = 1;

    /** Place of {@code purchase_days} in a row. */
    public static final int PURCHASE_DAYS = 2;

    /** Place of {@code orders} in a row. */
    public static final int ORDERS = 3;

    /** Place of {@code mean_gap} in a row. */
    public static final int MEAN_GAP = 5;

    /** Place of {@code last_gap} in a row. */
    public static final int LAST_GAP = 6;

    /** Place of {@code longest_gap} in a row. */
    public static final int LONGEST_GAP = 7;

    /** Place of {@code gap_variation} in a row. */
    public static final int GAP_VARIATION = 8;

    /** Place of {@code purchases_90d} in a row. */
    public static final int PURCHASES_90D = 15;

    /** Place of {@code purchases_180d} in a row. */
    public static final int PURCHASES_180D = 16;

    /** Place of {@code purchases_365d} in a row. */
    public static final int PURCHASES_365D = 17;

    /** Place of {@code monetary} in a row, where there are amounts. */
    public static final int MONETARY = 21;

    /** Place of {@code order_value} in a row, where there are amounts. */
    public static final int ORDER_VALUE = 22;

    /** Place of {@code spend_90d} in a row, where there are amounts. */
    public static final int SPEND_90D = 25;

    private static final List<String> NAMES = List.of(
            "recency",
            "tenure",
            "purchase_days",
            "orders",
            "days_per_purchase",
            "mean_gap",
            "last_gap",
            "longest_gap",
            "gap_variation",
            "overdue",
            "longer_gaps",
            "purchases_7d",
            "purchases_14d",
            "purchases_30d",
            "purchases_60d",
            "purchases_90d",
            "purchases_180d",
            "purchases_365d",
            "trend",
            "rhythm_60d",
            "rhythm_200d",
            "monetary",
            "order_value",
            "last_order_value",
            "spend_30d",
            "spend_90d",
            "spend_365d");

    private static final List<FeatureGroup> GROUPS = List.of(
            FeatureGroup.SILENCE,
            FeatureGroup.TENURE,
            FeatureGroup.PACE,
            FeatureGroup.PACE,
            FeatureGroup.PACE,
            FeatureGroup.PACE,
            FeatureGroup.PACE,
            FeatureGroup.PACE,
            FeatureGroup.PACE,
            FeatureGroup.SILENCE,
            FeatureGroup.SILENCE,
            FeatureGroup.LATELY,
            FeatureGroup.LATELY,
            FeatureGroup.LATELY,
            FeatureGroup.LATELY,
            FeatureGroup.LATELY,
            FeatureGroup.LATELY,
            FeatureGroup.LATELY,
            FeatureGroup.LATELY,
            FeatureGroup.LATELY,
            FeatureGroup.LATELY,
            FeatureGroup.SPENDING,
            FeatureGroup.SPENDING,
            FeatureGroup.SPENDING,
            FeatureGroup.SPENDING,
            FeatureGroup.SPENDING,
            FeatureGroup.SPENDING);

    private HistoryFeatures() {}

    /**
     * The features in row order.
     *
     * @param hasAmounts whether the log knows amounts; if not, the monetary ones are left out
     */
    public static List<String> names(boolean hasAmounts) {
        return hasAmounts ? NAMES : NAMES.subList(0, MONETARY);
    }

    /**
     * What each feature is about, in row order.
     *
     * @param hasAmounts whether the log knows amounts; if not, the monetary ones are left out
     */
    public static List<FeatureGroup> groups(boolean hasAmounts) {
        return hasAmounts ? GROUPS : GROUPS.subList(0, MONETARY);
    }

    /**
     * Writes the row of one customer.
     *
     * @param history of a customer with at least one purchase day on or before {@code asOf}
     * @param asOf the as-of date in days since 1970-01-01
     * @param row receives {@code names(history.hasAmounts()).size()} values from {@code offset} on
     * @return whether there was a purchase day on or before the as-of date; if not, nothing was written
     */
    public static boolean fill(CustomerHistory history, int asOf, double[] row, int offset) {
        Rhythm rhythm = Rhythm.of(history, asOf);
        if (rhythm.purchaseDays == 0) {
            return false;
        }
        int at = writeRhythm(rhythm, row, offset);
        if (history.hasAmounts()) {
            writeSpend(Spend.of(history, asOf), rhythm.purchaseDays, row, at);
        }
        return true;
    }

    private static int writeRhythm(Rhythm r, double[] row, int offset) {
        double recency = r.recency();
        double perPurchase = (r.tenure() + 30.0) / r.purchaseDays;
        boolean repeat = r.purchaseDays > 1;
        double meanGap = repeat ? r.meanGap() : perPurchase;
        int at = offset;
        row[at++] = recency;
        row[at++] = r.tenure();
        row[at++] = r.purchaseDays;
        row[at++] = r.orders;
        row[at++] = perPurchase;
        row[at++] = meanGap;
        row[at++] = repeat ? r.lastGap : perPurchase;
        row[at++] = repeat ? r.longestGap : perPurchase;
        row[at++] = r.gapVariation();
        row[at++] = (recency + 1) / (meanGap + 1);
        row[at++] = (r.gapsLongerThanSilence + 0.5) / r.purchaseDays;
        for (int count : r.recent) {
            row[at++] = count;
        }
        row[at++] = r.trend();
        row[at++] = r.faded60;
        row[at++] = r.faded200;
        return at;
    }

    private static void writeSpend(Spend s, int purchaseDays, double[] row, int offset) {
        double usual = s.logSum / purchaseDays;
        int at = offset;
        row[at++] = s.net;
        row[at++] = usual;
        row[at++] = s.lastLog - usual;
        for (double spend : s.recent) {
            row[at++] = spend;
        }
    }
}
