package io.customerprediction.model;

import static io.customerprediction.survival.SeasonalResponse.ALIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.features.Feature;
import io.customerprediction.survival.HazardModel;
import io.customerprediction.survival.Pool;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HazardModelTest {
    private static final HazardModel MODEL = MadeUpModel.model(true).history();
    private static final int WIDTH = MODEL.forest().featureCount();

    @Test
    void cumulativeHazardsNeverFall() {
        Random random = new Random(5);
        double[] out = new double[MODEL.times().length];
        for (int i = 0; i < 1000; i++) {
            MODEL.cumulativeHazards(row(random), 1, out);

            assertThat(out[0]).isPositive();
            assertThat(out).isSorted();
        }
    }

    @Test
    void aBatchEqualsEachRowAlone() {
        Random random = new Random(6);
        int count = 300;
        int times = MODEL.times().length;
        double[] rows = new double[count * WIDTH];
        double[] all = new double[count * times];
        for (int i = 0; i < count; i++) {
            System.arraycopy(row(random), 0, rows, i * WIDTH, WIDTH);
        }
        MODEL.cumulativeHazards(rows, count, all);

        double[] alone = new double[times];
        for (int i = 0; i < count; i++) {
            double[] row = new double[WIDTH];
            System.arraycopy(rows, i * WIDTH, row, 0, WIDTH);
            MODEL.cumulativeHazards(row, 1, alone);
            for (int k = 0; k < times; k++) {
                assertThat(all[i * times + k]).isCloseTo(alone[k], within(1e-12));
            }
        }
    }

    @Test
    void aModelWithTheFullWeightDeterminesTheCurve() {
        double[] row = row(new Random(7));
        double[] out = new double[MODEL.times().length];
        double[] forest = Arrays.copyOf(MODEL.means(row, 1), out.length);
        HazardModel alone = new HazardModel(
                MODEL.forest(), MODEL.times(), MODEL.linear(), null, new Pool(1, 0, 0, 0), ALIKE, MODEL.worth());
        alone.cumulativeHazards(row, 1, out);
        assertThat(out).containsExactly(forest, within(1e-12));

        MODEL.with(new Pool(0, 0, 1, 0)).cumulativeHazards(row, 1, out);
        double seen = Feature.TENURE.of(row);
        double quiet = Objects.requireNonNull(MODEL.bgNbd())
                .noPurchaseWithin(
                        (int) Feature.PURCHASE_DAYS.of(row) - 1,
                        seen - Feature.RECENCY.of(row),
                        seen,
                        MODEL.times()[2]);
        assertThat(Math.exp(-out[2])).isCloseTo(quiet, within(1e-9));
    }

    @Test
    void theFactorOfProportionalHazardsIsTheSameAtAllTimes() {
        HazardModel linear = new HazardModel(
                MODEL.forest(), MODEL.times(), MODEL.linear(), null, new Pool(0, 1, 0, 0), ALIKE, MODEL.worth());
        double[] early = new double[MODEL.times().length];
        double[] late = new double[early.length];
        double[] row = row(new Random(8));
        row[Feature.RECENCY.column()] = 3;
        linear.cumulativeHazards(row, 1, early);
        row[Feature.RECENCY.column()] = 80;
        linear.cumulativeHazards(row, 1, late);

        double factor = late[0] / early[0];
        assertThat(factor).isLessThan(1);
        for (int k = 0; k < early.length; k++) {
            assertThat(late[k] / early[k]).isCloseTo(factor, within(1e-9));
        }
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new HazardModel(
                        MODEL.forest(), new double[] {1}, MODEL.linear(), null, MODEL.pool(), ALIKE, MODEL.worth()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("for 1 times");
        assertThatThrownBy(() -> MODEL.with(new Pool(1, 1, 0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BG/NBD");
        assertThatThrownBy(() -> new Pool(-1, 2, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("forest -1.0");
    }

    private static double[] row(Random random) {
        double[] row = new double[WIDTH];
        for (int f = 0; f < WIDTH; f++) {
            row[f] = random.nextInt(300);
        }
        row[Feature.TENURE.column()] = Feature.RECENCY.of(row) + random.nextInt(300);
        row[Feature.PURCHASE_DAYS.column()] = 1 + random.nextInt(20);
        return row;
    }
}
