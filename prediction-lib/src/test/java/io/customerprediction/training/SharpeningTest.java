package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.Examples;
import io.customerprediction.labels.ExamplesBuilder;
import io.customerprediction.labels.MadeUpLog;
import io.customerprediction.progress.Steps;
import io.customerprediction.survival.HazardModel;
import io.customerprediction.survival.Pool;
import io.customerprediction.survival.fit.LifeTable;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharpeningTest {
    private static final int HORIZON = 60;
    private static final PurchaseLog LOG =
            MadeUpLog.empty().shoppers(400, 330, 5).log();
    private static final Examples TODAY =
            new ExamplesBuilder(LOG, new int[] {LOG.lastDay()}, LOG.lastDay()).build(10_000);
    private static final HazardModel PLAIN = new ModelFit(
                    LOG, LOG.lastDay(), new TrainingOptions(null, HORIZON, OptionalInt.of(3), 1, 2, false))
            .fit(50, Steps.begin())
            .model()
            .history()
            .with(new Pool(0.4, 0.35, 0.25, 0));

    @Test
    void probabilitiesSpreadAndTheirMeanStays() {
        HazardModel sharp = Sharpening.of(PLAIN, TODAY, HORIZON, 0);

        double[] before = returns(PLAIN);
        double[] after = returns(sharp);
        assertThat(sharp.pool().forest()).isCloseTo(0.42, within(1e-12));
        assertThat(mean(after)).isCloseTo(mean(before), within(1e-6));
        assertThat(spread(after)).isGreaterThan(spread(before));
    }

    @Test
    void theMeanIsThatOfTheGivenLevel() {
        HazardModel model = Sharpening.of(PLAIN, TODAY, HORIZON, Math.log(0.5));
        HazardModel halved = PLAIN.with(new Pool(0.4, 0.35, 0.25, Math.log(0.5)));

        assertThat(mean(returns(model))).isCloseTo(mean(returns(halved)), within(1e-6));
    }

    @Test
    void anotherModelOfTheSameCustomersTakesTheirMean() {
        HazardModel another = PLAIN.with(new Pool(0.05, 0.05, 0.9, 0));
        HazardModel moved = Sharpening.atLevelOf(MeanReturn.of(PLAIN, TODAY, HORIZON), another, TODAY, HORIZON);

        assertThat(mean(returns(another))).isNotCloseTo(mean(returns(PLAIN)), within(0.002));
        assertThat(mean(returns(moved))).isCloseTo(mean(returns(PLAIN)), within(1e-6));
    }

    private static double[] returns(HazardModel model) {
        double[] curve = new double[model.times().length];
        int bin = LifeTable.bin(HORIZON);
        return IntStream.range(0, TODAY.size())
                .mapToDouble(i -> {
                    model.cumulativeHazards(TODAY.row(i), 1, curve);
                    return -Math.expm1(-curve[bin]);
                })
                .toArray();
    }

    private static double mean(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElse(0);
    }

    private static double spread(double[] values) {
        double mean = mean(values);
        return IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .sum();
    }
}
