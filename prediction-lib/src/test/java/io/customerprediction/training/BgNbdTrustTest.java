package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.Examples;
import io.customerprediction.labels.ExamplesBuilder;
import io.customerprediction.labels.MadeUpLog;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.progress.Steps;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BgNbdTrustTest {
    private static final int DAYS = 400;

    @Test
    void itIsFullWherePurchasesComeAtRandom() {
        assertThat(BgNbdTrust.of(today(MadeUpLog.empty().shoppers(300, DAYS, 3).log())))
                .isEqualTo(1);
    }

    @Test
    void itFallsAsGapsBecomeRegular() {
        double loosely = BgNbdTrust.of(today(subscribers(12)));
        double strictly = BgNbdTrust.of(today(subscribers(3)));

        assertThat(strictly).isLessThan(0.1);
        assertThat(loosely).isBetween(strictly, 0.6);
    }

    @Test
    void itFallsWithTheSquareOfTheVariationAndNeverToZero() {
        assertThat(BgNbdTrust.ofGapVariation(1.2)).isEqualTo(1);
        assertThat(BgNbdTrust.ofGapVariation(0.25)).isCloseTo(0.25, within(1e-12));
        assertThat(BgNbdTrust.ofGapVariation(0)).isGreaterThan(0);
    }

    @Test
    void itIsFullWhereTooFewCustomersHaveEnoughPurchases() {
        PurchaseLog log = MadeUpLog.empty()
                .buys("a", 0, 30, 60, 90, 120, 150)
                .buys("b", 10)
                .log();

        assertThat(BgNbdTrust.of(today(log))).isEqualTo(1);
    }

    @Test
    void withoutTrustTheOtherMethodsTakeTheWeightOfBgNbd() {
        PurchaseLog log = subscribers(2);
        TrainingOptions options = new TrainingOptions(null, 60, OptionalInt.of(3), 1, 2, false);
        ForecastModel model =
                new ModelFit(log, log.lastDay(), options).fit(50, Steps.begin()).model();

        double sum = model.history().pool().forest()
                + model.history().pool().linear()
                + model.history().pool().bgNbd();
        assertThat(model.history().pool().bgNbd() / sum).isLessThan(0.02);
        assertThat(sum).isCloseTo(1.05, within(1e-9));
    }

    private static Examples today(PurchaseLog log) {
        return new ExamplesBuilder(log, new int[] {log.lastDay()}, log.lastDay()).build(Integer.MAX_VALUE);
    }

    /** Customers who buy every 30 days, give or take some. */
    private static PurchaseLog subscribers(int giveOrTake) {
        Random random = new Random(5);
        MadeUpLog log = MadeUpLog.empty();
        for (int i = 0; i < 300; i++) {
            int leaves = random.nextInt(3) == 0 ? random.nextInt(DAYS) : DAYS;
            for (double day = random.nextInt(60); day < leaves; day += 30 + giveOrTake * random.nextGaussian()) {
                log.buys("c" + i, (int) day);
            }
        }
        return log.log();
    }
}
