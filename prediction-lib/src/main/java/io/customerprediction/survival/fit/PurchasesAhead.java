package io.customerprediction.survival.fit;

import io.customerprediction.labels.Examples;
import io.customerprediction.labels.LaterPurchases;
import io.customerprediction.survival.WorthModel;
import java.util.HashMap;
import java.util.Map;

/**
 * What the rows of a training bought after their as-of date within each of {@link WorthModel#days}, and how busy that time
 * was for such a customer, so that counts of different seasons are comparable.
 *
 * @param later purchases after each row
 * @param activity average activity of the time up to each of the days, row by row
 */
public record PurchasesAhead(LaterPurchases later, float[] activity) {
    private static final int[] DAYS = WorthModel.days();
    /**
     * @param dates as-of date of each window
     * @param calendar how busy the months were
     */
    public static PurchasesAhead of(Examples examples, LaterPurchases later, int[] dates, ActivityCalendar calendar) {
        int[] days = DAYS;
        float[] activity = new float[Math.multiplyExact(examples.size(), days.length)];
        Map<Integer, Map<Double, double[]>> activeDays = new HashMap<>();
        for (int i = 0; i < examples.size(); i++) {
            int date = dates[examples.window()[i]];
            double[] active = activeDays
                    .computeIfAbsent(date, any -> new HashMap<>())
                    .computeIfAbsent(
                            calendar.exponent(examples, i), exponent -> calendar.activeDaysFrom(date, exponent));
            for (int h = 0; h < days.length; h++) {
                activity[i * days.length + h] = (float) (active[days[h]] / days[h]);
            }
        }
        return new PurchasesAhead(later, activity);
    }

    public int size() {
        return activity.length / DAYS.length;
    }

    public boolean returned(int i, int h) {
        return later.returned(i, h);
    }

    /** Purchase days of row i after the first one. */
    public int further(int i, int h) {
        return later.days(i, h) - 1;
    }

    public double activity(int i, int h) {
        return activity[i * DAYS.length + h];
    }

    /** The longest of the days that row i was followed for; −1 if none. */
    int followed(int i) {
        int h = DAYS.length - 1;
        while (h >= 0 && later.days(i, h) < 0) {
            h--;
        }
        return h;
    }
}
