package io.customerprediction.training;

import io.customerprediction.features.HistoryFeatures;

/** A coarse grid of customers, alike enough to compare their pace between months. */
final class CustomerKind {
    private static final int SILENCES = 10;
    private static final int COUNTS = 5;
    private static final int RECENCIES = 4;

    static final int COUNT = SILENCES * COUNTS * RECENCIES;

    private CustomerKind() {}

    /** The kind of each row, by its silence against its own pace, its number of purchase days and its recency. */
    static int[] of(Examples examples) {
        int[] kinds = new int[examples.size()];
        for (int i = 0; i < kinds.length; i++) {
            int row = i * examples.width();
            double recency = examples.x()[row + HistoryFeatures.RECENCY];
            double days = examples.x()[row + HistoryFeatures.PURCHASE_DAYS];
            double pace = (examples.x()[row + HistoryFeatures.TENURE] + 30) / days;
            kinds[i] = (silence(recency, pace) * COUNTS + count(days)) * RECENCIES + recent(recency);
        }
        return kinds;
    }

    private static int silence(double recency, double pace) {
        return (int) Math.max(0, Math.min(SILENCES - 1, (Math.log((recency + 1) / pace) + 4) * 1.5));
    }

    private static int count(double days) {
        return days <= 2 ? (int) days - 1 : days <= 4 ? 2 : days <= 8 ? 3 : 4;
    }

    private static int recent(double recency) {
        return recency < 15 ? 0 : recency < 60 ? 1 : recency < 150 ? 2 : 3;
    }
}
