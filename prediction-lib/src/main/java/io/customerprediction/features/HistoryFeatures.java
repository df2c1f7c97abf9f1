package io.customerprediction.features;

import static io.customerprediction.features.Feature.DAYS_PER_PURCHASE;
import static io.customerprediction.features.Feature.GAP_VARIATION;
import static io.customerprediction.features.Feature.LAST_GAP;
import static io.customerprediction.features.Feature.LAST_ORDER_VALUE;
import static io.customerprediction.features.Feature.LONGER_GAPS;
import static io.customerprediction.features.Feature.LONGEST_GAP;
import static io.customerprediction.features.Feature.MEAN_GAP;
import static io.customerprediction.features.Feature.MONETARY;
import static io.customerprediction.features.Feature.ORDERS;
import static io.customerprediction.features.Feature.ORDER_VALUE;
import static io.customerprediction.features.Feature.OVERDUE;
import static io.customerprediction.features.Feature.PURCHASES_7D;
import static io.customerprediction.features.Feature.PURCHASE_DAYS;
import static io.customerprediction.features.Feature.RECENCY;
import static io.customerprediction.features.Feature.RHYTHM_200D;
import static io.customerprediction.features.Feature.RHYTHM_60D;
import static io.customerprediction.features.Feature.SPEND_30D;
import static io.customerprediction.features.Feature.SPEND_365D;
import static io.customerprediction.features.Feature.TENURE;
import static io.customerprediction.features.Feature.THREE_YEARS_AGO_IN;
import static io.customerprediction.features.Feature.TREND;
import static io.customerprediction.features.Feature.USUAL_GAP;

import io.customerprediction.history.CustomerHistory;
import java.util.Arrays;
import java.util.List;

/**
 * The features of a purchase history at an as-of date, as one row of numbers: every {@link Feature} from
 * {@link Feature#RECENCY} to {@link Feature#THREE_YEARS_AGO_IN} in its {@link Feature#column}. Forests learn from the first
 * of them only ({@link #columns}); those that say when a purchase is due ({@link #dueColumns}) place it on its day.
 *
 * <p>Only entries on or before the as-of date count, and every value is finite: what a customer with a single purchase does
 * not have yet (gaps, their variation) is a neutral value, so that no value is missing.
 *
 * <p>Stateless; safe for any number of threads.
 */
public final class HistoryFeatures {
    private static final List<Feature> ROW = List.of(Feature.values()).subList(0, THREE_YEARS_AGO_IN.column() + 1);

    private HistoryFeatures() {}

    /** How many values a row has. */
    public static int rowWidth() {
        return ROW.size();
    }

    /** Every feature of a row, in its order. */
    public static List<Feature> row() {
        return ROW;
    }

    /**
     * The features that forests learn from: the first of a row, in its order.
     *
     * @param hasAmounts whether the log has amounts; if not, the features of spending are left out
     */
    public static List<Feature> columns(boolean hasAmounts) {
        return ROW.subList(0, width(hasAmounts));
    }

    /** How many of a row's values forests learn from. */
    public static int width(boolean hasAmounts) {
        return hasAmounts ? SPEND_365D.column() + 1 : MONETARY.column();
    }

    /** The features that say when a purchase is due: the last of a row, in its order. */
    public static List<Feature> dueColumns() {
        return ROW.subList(USUAL_GAP.column(), ROW.size());
    }

    /** The names of {@link #columns}. */
    public static List<String> names(boolean hasAmounts) {
        return columns(hasAmounts).stream().map(Feature::label).toList();
    }

    /** The groups of {@link #columns}. */
    public static List<FeatureGroup> groups(boolean hasAmounts) {
        return columns(hasAmounts).stream().map(Feature::group).toList();
    }

    /**
     * Writes the row of one customer.
     *
     * @param history of a customer with at least one purchase day on or before {@code asOf}
     * @param asOf the as-of date in days since 1970-01-01
     * @param row receives {@link #rowWidth} values from {@code offset} on; those of spending are 0 without amounts
     * @return whether there was a purchase day on or before the as-of date; if not, nothing was written
     */
    public static boolean fill(CustomerHistory history, int asOf, double[] row, int offset) {
        Rhythm rhythm = Rhythm.of(history, asOf);
        if (rhythm.purchaseDays == 0) {
            return false;
        }
        writeRhythm(rhythm, row, offset);
        if (history.hasAmounts()) {
            writeSpend(Spend.of(history, asOf), rhythm.purchaseDays, row, offset);
        } else {
            Arrays.fill(row, offset + MONETARY.column(), offset + USUAL_GAP.column(), 0);
        }
        DueDays.of(history, asOf).write(row, offset);
        return true;
    }

    private static void writeRhythm(Rhythm r, double[] row, int at) {
        double perPurchase = (r.tenure() + 30.0) / r.purchaseDays;
        boolean repeat = r.purchaseDays > 1;
        double meanGap = repeat ? r.meanGap() : perPurchase;
        row[at + RECENCY.column()] = r.recency();
        row[at + TENURE.column()] = r.tenure();
        row[at + PURCHASE_DAYS.column()] = r.purchaseDays;
        row[at + ORDERS.column()] = r.orders;
        row[at + DAYS_PER_PURCHASE.column()] = perPurchase;
        row[at + MEAN_GAP.column()] = meanGap;
        row[at + LAST_GAP.column()] = repeat ? r.lastGap : perPurchase;
        row[at + LONGEST_GAP.column()] = repeat ? r.longestGap : perPurchase;
        row[at + GAP_VARIATION.column()] = r.gapVariation();
        row[at + OVERDUE.column()] = (r.recency() + 1.0) / (meanGap + 1);
        row[at + LONGER_GAPS.column()] = (r.gapsLongerThanSilence + 0.5) / r.purchaseDays;
        for (int window = 0; window < r.recent.length; window++) {
            row[at + PURCHASES_7D.column() + window] = r.recent[window];
        }
        row[at + TREND.column()] = r.trend();
        row[at + RHYTHM_60D.column()] = r.faded60;
        row[at + RHYTHM_200D.column()] = r.faded200;
    }

    private static void writeSpend(Spend s, int purchaseDays, double[] row, int at) {
        double usual = s.logSum / purchaseDays;
        row[at + MONETARY.column()] = s.net;
        row[at + ORDER_VALUE.column()] = usual;
        row[at + LAST_ORDER_VALUE.column()] = s.lastLog - usual;
        System.arraycopy(s.recent, 0, row, at + SPEND_30D.column(), s.recent.length);
    }

    /**
     * The values that forests learn from, without the others.
     *
     * @param rows {@code count} rows, as {@link #fill} writes them
     * @param width how many values of each row are kept
     */
    public static double[] first(double[] rows, int count, int width) {
        double[] kept = new double[count * width];
        for (int i = 0; i < count; i++) {
            System.arraycopy(rows, i * rowWidth(), kept, i * width, width);
        }
        return kept;
    }
}
