package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.MadeUpLog;
import io.customerprediction.progress.Steps;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeafChoiceTest {
    private static final int DAYS = 400;

    @Test
    void withUninformativeHistoriesTheSmallestLeavesAreWorst() {
        Random random = new Random(4);
        MadeUpLog shop = MadeUpLog.empty();
        for (int day = 0; day < DAYS; day++) {
            for (int k = 0; k < 15; k++) {
                shop.buys("c" + random.nextInt(1000), day);
            }
        }
        PurchaseLog log = shop.log();

        assertThat(LeafChoice.of(log, log.lastDay(), options(2), Steps.begin())).isGreaterThanOrEqualTo(50);
    }

    @Test
    void whatComesLaterAndTheNumberOfThreadsChangeNothing() {
        PurchaseLog log = MadeUpLog.empty().shoppers(500, DAYS, 8).log();
        int end = log.firstDay() + 300;
        int chosen = LeafChoice.of(log, end, options(1), Steps.begin());

        assertThat(chosen).isBetween(20, 100);
        assertThat(LeafChoice.of(log.upTo(end), end, options(2), Steps.begin())).isEqualTo(chosen);
    }

    @Test
    void aLogTooShortOrTooThinToChooseGetsTheUsualSize() {
        PurchaseLog thin = MadeUpLog.empty().shoppers(60, DAYS, 8).log();
        PurchaseLog brief = MadeUpLog.empty().shoppers(900, 80, 8).log();

        assertThat(LeafChoice.of(thin, thin.lastDay(), options(2), Steps.begin()))
                .isEqualTo(LeafChoice.USUAL);
        assertThat(LeafChoice.of(brief, brief.lastDay(), options(2), Steps.begin()))
                .isEqualTo(LeafChoice.USUAL);
    }

    private static TrainingOptions options(int threads) {
        return new TrainingOptions(null, 60, OptionalInt.of(3), 1, threads, false);
    }
}
