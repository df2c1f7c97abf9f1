package io.customerprediction.survival.fit;

import io.customerprediction.labels.Examples;
import io.customerprediction.survival.OrderValue;
import java.util.Arrays;

/** How far the own mean of a customer's past purchase days says what later ones are worth. */
public final class OrderValueFit {
    private static final double[] PRIORS = {0.25, 0.5, 1, 2, 4, 8, 16, 32};
    private static final int FEWEST = 30;
    private static final double USUAL_PRIOR = 4;

    private OrderValueFit() {}

    /**
     * The prior with the least gamma deviance of what the rows spent later, each purchase day counting once.
     *
     * @param total column of the net spend
     * @param count column of the purchases
     * @param cap what one purchase day counts at most
     */
    public static OrderValue fit(Examples examples, PurchasesAhead ahead, int total, int count, double cap) {
        double money = 0;
        double days = 0;
        int rows = 0;
        for (int i = 0; i < examples.size(); i++) {
            int h = ahead.followed(i);
            if (h >= 0 && ahead.returned(i, h)) {
                money += ahead.later().money(i, h);
                days += ahead.later().days(i, h);
                rows++;
            }
        }
        double mean = money > 0 ? money / days : pastMean(examples, total, count);
        return Arrays.stream(rows < FEWEST ? new double[] {USUAL_PRIOR} : PRIORS)
                .mapToObj(prior -> new OrderValue(total, count, mean, prior, cap))
                .min((a, b) -> Double.compare(deviance(a, examples, ahead), deviance(b, examples, ahead)))
                .orElseThrow();
    }

    private static double pastMean(Examples examples, int total, int count) {
        double money = 0;
        double days = 0;
        for (int row = 0; row < examples.x().length; row += examples.width()) {
            money += Math.max(0, examples.x()[row + total]);
            days += Math.max(1, examples.x()[row + count]);
        }
        return money > 0 ? money / days : 1;
    }

    private static double deviance(OrderValue value, Examples examples, PurchasesAhead ahead) {
        double sum = 0;
        for (int i = 0; i < examples.size(); i++) {
            int h = ahead.followed(i);
            if (h >= 0 && ahead.returned(i, h)) {
                double expected = value.of(examples.x(), i * examples.width());
                double days = ahead.later().days(i, h);
                double ratio = ahead.later().money(i, h) / days / expected;
                sum += days * (ratio - 1 - Math.log(Math.max(1e-6, ratio)));
            }
        }
        return sum;
    }
}
