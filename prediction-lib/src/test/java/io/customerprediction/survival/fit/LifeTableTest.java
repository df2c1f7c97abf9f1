package io.customerprediction.survival.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** From times, seen or censored, to hazards: by life tables, for everyone and leaf by leaf. */
class LifeTableTest {
    private static final int CUSTOMERS = 20_000;
    private static final double RATE = 0.01;

    @Test
    void timesFallIntoTheBinThatEndsWithThem() {
        assertThat(LifeTable.bin(1)).isZero();
        assertThat(LifeTable.bin(3)).isZero();
        assertThat(LifeTable.bin(4)).isEqualTo(1);
        assertThat(LifeTable.bin(360)).isEqualTo(LifeTable.BINS - 1);
        assertThat(Arrays.stream(LifeTable.EDGES).max()).hasValue(360);
    }

    @Test
    void aSteadyHazardIsFoundAgainHoweverManyTimesAreCensored() {
        LifeTable table = followUp(120).everyone();

        for (int b = 0; LifeTable.EDGES[b + 1] <= 105; b++) {
            double daily = table.events(0, b) / table.exposure(0, b) / LifeTable.width(b);
            assertThat(daily).as("bin %d", b).isCloseTo(RATE, within(0.15 * RATE));
        }
    }

    @Test
    void binsWithoutExposureFollowThoseWithExposure() {
        BaseHazard base = BaseHazard.of(followUp(120).everyone());

        double last = 0;
        for (int b = 0; b < LifeTable.BINS; b++) {
            double daily = base.perBin()[b] / LifeTable.width(b);
            assertThat(daily).isBetween(RATE / 4, 1.3 * RATE);
            last = daily;
        }
        assertThat(last).isLessThan(RATE);
    }

    @Test
    void aLeafWithFewCustomersIsShrunkTowardsTheMeanAndOneWithManyIsNot() {
        FollowUp all = followUp(120);
        BaseHazard base = BaseHazard.of(all.everyone());
        LifeTable leaves = new LifeTable(2);
        for (int i = 0; i < all.size(); i++) {
            leaves.add(0, all, i, 2);
        }

        float[] curves = LeafCurves.of(leaves, base);

        double many = curves[LifeTable.BINS - 1];
        double empty = curves[2 * LifeTable.BINS - 1];
        double everybody = Arrays.stream(base.perBin()).sum();
        assertThat(empty).isCloseTo(everybody, within(1e-3));
        assertThat(many).isCloseTo(everybody / 2, within(0.05 * everybody));
        for (int k = 1; k < LifeTable.BINS; k++) {
            assertThat(curves[k]).isGreaterThanOrEqualTo(curves[k - 1]);
        }
    }

    /** Customers who return at a steady rate and are each followed for up to so many days. */
    private static FollowUp followUp(int longest) {
        SplittableRandom random = new SplittableRandom(4);
        FollowUp all = new FollowUp(new float[CUSTOMERS * LifeTable.BINS], new byte[CUSTOMERS]);
        for (int i = 0; i < CUSTOMERS; i++) {
            int followed = random.nextInt(1, longest + 1);
            int returned = 1 + (int) (-Math.log(1 - random.nextDouble()) / RATE);
            int days = Math.min(followed, returned);
            for (int b = 0; b < LifeTable.BINS && LifeTable.EDGES[b] < days; b++) {
                double end = Math.min(LifeTable.EDGES[b + 1], days);
                all.exposure()[i * LifeTable.BINS + b] = (float) ((end - LifeTable.EDGES[b]) / LifeTable.width(b));
            }
            all.bin()[i] = (byte) (returned <= followed ? LifeTable.bin(returned) : -1);
        }
        return all;
    }
}
