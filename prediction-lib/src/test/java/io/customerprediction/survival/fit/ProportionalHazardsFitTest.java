package io.customerprediction.survival.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.labels.Examples;
import io.customerprediction.labels.MadeUpLog;
import io.customerprediction.survival.ProportionalHazards;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProportionalHazardsFitTest {
    private static final int CUSTOMERS = 20_000;
    private static final int FOLLOWED = 200;
    private static final double SLOPE = -0.9;

    @Test
    void itFindsTheFactorsThatTheTimesWereDrawnWith() {
        Examples examples = examples(11);
        ProportionalHazards fitted = fit(examples);

        double perUnit = fitted.logFactor(new double[] {Math.expm1(3), 1}, 0)
                - fitted.logFactor(new double[] {Math.expm1(2), 1}, 0);
        double ofNoise = fitted.logFactor(new double[] {9, Math.expm1(3)}, 0)
                - fitted.logFactor(new double[] {9, Math.expm1(2)}, 0);
        assertThat(perUnit).isCloseTo(SLOPE, within(0.05));
        assertThat(ofNoise).isCloseTo(0, within(0.05));
    }

    @Test
    void asManyPurchasesAreExpectedAsObserved() {
        Examples examples = examples(12);
        ProportionalHazards fitted = fit(examples);
        double seen = 0;
        double expected = 0;
        int bin = LifeTable.bin(FOLLOWED);
        for (int i = 0; i < examples.size(); i++) {
            seen += examples.observed()[i] ? 1 : 0;
            double hazard = Math.exp(fitted.logBase()[bin] + fitted.logFactor(examples.x(), i * examples.width()));
            expected -= Math.expm1(-hazard * FOLLOWED / LifeTable.EDGES[bin + 1]);
        }

        assertThat(expected / seen).isCloseTo(1, within(0.02));
    }

    private static ProportionalHazards fit(Examples examples) {
        ActivityCalendar flat = ActivityCalendar.of(
                MadeUpLog.empty().buys("only", 0).log(),
                (int) MadeUpLog.START.toEpochDay(),
                (int) MadeUpLog.START.toEpochDay() + 400);
        int[] dates = {(int) MadeUpLog.START.toEpochDay()};
        return new ProportionalHazardsFit(examples).fit(FollowUp.of(examples, dates, flat));
    }

    /** Constant hazards e^(SLOPE · log feature) / 20 a day; the second feature is noise. */
    private static Examples examples(long seed) {
        Random random = new Random(seed);
        double[] x = new double[2 * CUSTOMERS];
        int[] days = new int[CUSTOMERS];
        boolean[] observed = new boolean[CUSTOMERS];
        for (int i = 0; i < CUSTOMERS; i++) {
            double log = 4 * random.nextDouble();
            x[2 * i] = Math.expm1(log);
            x[2 * i + 1] = Math.expm1(4 * random.nextDouble());
            double time = Math.ceil(-20 * Math.log(1 - random.nextDouble()) / Math.exp(SLOPE * log));
            observed[i] = time <= FOLLOWED;
            days[i] = (int) Math.min(time, FOLLOWED);
        }
        return new Examples(2, x, days, observed, new int[CUSTOMERS], new int[CUSTOMERS]);
    }
}
