package io.customerprediction.survival.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.Examples;
import io.customerprediction.labels.ExamplesBuilder;
import io.customerprediction.labels.MadeUpLog;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FollowUpTest {
    private static final PurchaseLog LOG = MadeUpLog.empty()
            .buys("soon", 0, 12)
            .buys("late", 5, 70)
            .buys("never", 10)
            .log();
    private static final int START = LOG.firstDay();
    private static final int[] DATES = {START + 10};
    private static final Examples EXAMPLES = new ExamplesBuilder(LOG, DATES, START + 100).build(100);
    private static final FollowUp FOLLOW_UP =
            FollowUp.of(EXAMPLES, DATES, ActivityCalendar.of(LOG, START, START + 100));

    @Test
    void whereAllMonthsAreAlikeExposureIsTheShareOfEachBinThatWasOutlived() {
        assertThat(days(0)).isCloseTo(2, within(1e-6));
        assertThat(days(1)).isCloseTo(60, within(1e-6));
        assertThat(days(2)).isCloseTo(90, within(1e-6));
        assertThat(FOLLOW_UP.exposure()[0]).isCloseTo(2f / 3, within(1e-6f));
    }

    @Test
    void aPurchaseFallsInTheBinThatHoldsItsDay() {
        assertThat(FOLLOW_UP.bin()[0]).isEqualTo((byte) LifeTable.bin(2));
        assertThat(FOLLOW_UP.bin()[1]).isEqualTo((byte) LifeTable.bin(60));
        assertThat(FOLLOW_UP.purchased(2)).isFalse();
    }

    @Test
    void expectedAndObservedPurchasesBalanceOverAllCustomers() {
        LifeTable everyone = FOLLOW_UP.everyone();
        double[] hazard = IntStream.range(0, LifeTable.BINS)
                .mapToDouble(b -> everyone.events(0, b) / Math.max(1e-9, everyone.exposure(0, b)))
                .toArray();

        double[] residuals = FOLLOW_UP.residuals(new BaseHazard(hazard));
        assertThat(DoubleStream.of(residuals).sum()).isCloseTo(0, within(1e-5));
        assertThat(residuals[0]).isPositive().isGreaterThan(residuals[2]);
    }

    private static double days(int i) {
        return IntStream.range(0, LifeTable.BINS)
                .mapToDouble(b -> FOLLOW_UP.exposure()[i * LifeTable.BINS + b] * LifeTable.width(b))
                .sum();
    }
}
