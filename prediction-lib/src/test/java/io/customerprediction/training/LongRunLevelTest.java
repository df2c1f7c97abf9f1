package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.Examples;
import io.customerprediction.labels.ExamplesBuilder;
import io.customerprediction.labels.MadeUpLog;
import io.customerprediction.progress.Steps;
import io.customerprediction.survival.HazardModel;
import io.customerprediction.survival.Pool;
import io.customerprediction.survival.WorthModel;
import io.customerprediction.survival.fit.SeasonFit;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LongRunLevelTest {
    private static final PurchaseLog LOG =
            MadeUpLog.empty().shoppers(400, 330, 5).log();
    private static final Examples TODAY = new ExamplesBuilder(LOG, new int[] {LOG.lastDay()}, LOG.lastDay())
            .build(10_000)
            .firstFeatures(HistoryFeatures.width(LOG.hasAmounts()));
    private static final HazardModel FITTED = new ModelFit(
                    LOG, LOG.lastDay(), new TrainingOptions(null, 60, OptionalInt.of(3), 1, 2, false))
            .fit(50, Steps.begin())
            .model()
            .history();

    @Test
    void theShareIsHalfForAShortLogAndZeroOnceASeasonCanBeEstimated() {
        assertThat(LongRunLevel.share(100)).isEqualTo(0.5);
        assertThat(LongRunLevel.share(365)).isEqualTo(0.5);
        assertThat(LongRunLevel.share(SeasonFit.FEWEST_DAYS)).isEqualTo(0);
        assertThat(LongRunLevel.share(2_000)).isEqualTo(0);
        assertThat(LongRunLevel.share((365 + SeasonFit.FEWEST_DAYS) / 2)).isCloseTo(0.25, within(0.002));
    }

    @Test
    void aPoolThatPredictsTwiceThePurchasesIsLowered() {
        HazardModel busy = FITTED.with(new Pool(0, 0, 1, Math.log(2)));

        assertThat(LongRunLevel.shift(busy, TODAY, 200, 1)).isCloseTo(-0.5 * Math.log(2), within(1e-6));
        assertThat(LongRunLevel.shift(busy, TODAY, 200, 0.2)).isCloseTo(-0.1 * Math.log(2), within(1e-6));
    }

    @Test
    void equalLevelsLeaveTheHazardsUnchanged() {
        assertThat(LongRunLevel.shift(FITTED.with(new Pool(0, 0, 1, 0)), TODAY, 200, 1))
                .isCloseTo(0, within(1e-9));
    }

    @Test
    void furtherPurchasesMoveAPartOfTheWayToThoseOfBgNbd() {
        WorthModel worth = Objects.requireNonNull(FITTED.worth());
        HazardModel bgNbd = FITTED.with(worth.withBgNbd(1).scaled(1 / worth.level(), 1));
        HazardModel twice = FITTED.with(worth.withBgNbd(1).scaled(2 / worth.level(), 1));

        assertThat(LongRunLevel.further(bgNbd, TODAY, 60, 1)).isCloseTo(1, within(1e-9));
        assertThat(LongRunLevel.further(twice, TODAY, 60, 1)).isCloseTo(Math.pow(0.5, 0.4), within(0.01));
        assertThat(LongRunLevel.further(twice, TODAY, 60, 0)).isEqualTo(1);
    }

    @Test
    void aLongLogKeepsItsLevel() {
        assertThat(LongRunLevel.shift(FITTED.with(new Pool(0, 0, 1, 1)), TODAY, 800, 1))
                .isEqualTo(0);
    }
}
