package io.customerprediction.features;

import io.customerprediction.history.CustomerHistory;

/** What a customer spent, up to an as-of date, gathered in one pass; returns lower the net spend. */
final class Spend {
    private static final int[] WINDOWS = {30, 90, 365};

    double net;
    double logSum;
    double lastLog;
    final double[] recent = new double[WINDOWS.length];

    private Spend() {}

    static Spend of(CustomerHistory history, int asOf) {
        Spend spend = new Spend();
        int entries = history.size();
        for (int k = 0; k < entries && history.day(k) <= asOf; k++) {
            spend.add(history.amount(k), asOf - history.day(k), history.orders(k) > 0);
        }
        return spend;
    }

    private void add(double amount, int age, boolean purchase) {
        net += amount;
        if (purchase) {
            lastLog = Math.log1p(amount);
            logSum += lastLog;
        }
        for (int w = WINDOWS.length - 1; w >= 0 && age < WINDOWS[w]; w--) {
            recent[w] += amount;
        }
    }
}
