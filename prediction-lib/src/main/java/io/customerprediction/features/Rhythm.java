package io.customerprediction.features;

import io.customerprediction.history.CustomerHistory;

/** When a customer bought, up to an as-of date, gathered in one pass over the purchase days. */
final class Rhythm {
    private static final int[] WINDOWS = {7, 14, 30, 60, 90, 180, 365};
    private static final int LAST_90 = 4;
    private static final int LAST_180 = 5;

    int purchaseDays;
    int orders;
    int lastGap;
    int longestGap;
    int gapsLongerThanSilence;
    double faded60;
    double faded200;
    final int[] recent = new int[WINDOWS.length];

    private final int asOf;
    private int first;
    private int last;
    private double squaredGaps;

    private Rhythm(int asOf) {
        this.asOf = asOf;
    }

    static Rhythm of(CustomerHistory history, int asOf) {
        Rhythm rhythm = new Rhythm(asOf);
        int entries = history.size();
        for (int k = 0; k < entries && history.day(k) <= asOf; k++) {
            if (history.orders(k) > 0) {
                rhythm.add(history.day(k), history.orders(k));
            }
        }
        rhythm.fade(asOf - rhythm.last);
        rhythm.countLongerGaps(history);
        return rhythm;
    }

    private void add(int day, int ordersOfDay) {
        if (purchaseDays == 0) {
            first = day;
        } else {
            lastGap = day - last;
            longestGap = Math.max(longestGap, lastGap);
            squaredGaps += (double) lastGap * lastGap;
            fade(lastGap);
        }
        faded60 += 1;
        faded200 += 1;
        last = day;
        purchaseDays++;
        orders += ordersOfDay;
        int age = asOf - day;
        for (int w = WINDOWS.length - 1; w >= 0 && age < WINDOWS[w]; w--) {
            recent[w]++;
        }
    }

    private void fade(int days) {
        faded60 *= Math.exp(-days / 60.0);
        faded200 *= Math.exp(-days / 200.0);
    }

    private void countLongerGaps(CustomerHistory history) {
        int silence = recency();
        int previous = first;
        for (int k = 0; k < history.size() && history.day(k) <= asOf; k++) {
            if (history.orders(k) > 0) {
                if (history.day(k) - previous > silence) {
                    gapsLongerThanSilence++;
                }
                previous = history.day(k);
            }
        }
    }

    int recency() {
        return asOf - last;
    }

    int tenure() {
        return asOf - first;
    }

    double meanGap() {
        return (last - first) / (purchaseDays - 1.0);
    }

    double gapVariation() {
        int gaps = purchaseDays - 1;
        if (gaps < 2) {
            return 1;
        }
        double mean = meanGap();
        return Math.sqrt(Math.max(0, squaredGaps / gaps - mean * mean)) / Math.max(mean, 1);
    }

    double trend() {
        int last90 = recent[LAST_90];
        return (last90 + 0.5) / (recent[LAST_180] - last90 + 0.5);
    }
}
