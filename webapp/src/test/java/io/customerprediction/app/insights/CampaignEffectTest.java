package io.customerprediction.app.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CampaignEffectTest {
    /** Newcombe (1998), Statistics in Medicine 17, table II: 56/70 against 48/80. */
    @Test
    void theIntervalIsThatOfThePublishedExample() {
        CampaignEffect effect = CampaignEffect.of(70, 56, 80, 48);

        assertThat(effect.difference()).isEqualTo(0.2, within(1e-12));
        assertThat(effect.low()).isEqualTo(0.0524, within(5e-5));
        assertThat(effect.high()).isEqualTo(0.3339, within(5e-5));
        assertThat(effect.isShown()).isTrue();
        assertThat(effect.broughtBack()).isEqualTo(14, within(1e-9));
    }

    @Test
    void aSmallDifferenceSaysHowManyWouldBeNeeded() {
        CampaignEffect effect = CampaignEffect.of(500, 60, 500, 50);

        assertThat(effect.isShown()).isFalse();
        // The usual formula: 3,839 in each group for 10 % against 12 % at 80 % power.
        assertThat(effect.needed()).isBetween(2 * 3_800, 2 * 3_880);
    }

    @Test
    void noDifferenceCanNeverBeShown() {
        CampaignEffect none = CampaignEffect.of(100, 10, 100, 10);

        assertThat(none.needed()).isEqualTo(Integer.MAX_VALUE);
        assertThat(none.low()).isNegative();
        assertThat(none.high()).isPositive();
    }

    @Test
    void nineteenInTwentyIntervalsContainTheTruth() {
        Random random = new Random(3);
        int contained = 0;
        for (int trial = 0; trial < 2_000; trial++) {
            CampaignEffect effect = CampaignEffect.of(300, hits(random, 300, 0.15), 60, hits(random, 60, 0.1));
            contained += effect.low() <= 0.05 && effect.high() >= 0.05 ? 1 : 0;
        }
        assertThat(contained / 2_000.0).isBetween(0.93, 0.98);
    }

    private static int hits(Random random, int n, double p) {
        return (int) random.doubles(n).filter(u -> u < p).count();
    }

    @Test
    void refusesWhatIsNoComparison() {
        assertThatIllegalArgumentException().isThrownBy(() -> CampaignEffect.of(0, 0, 10, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> CampaignEffect.of(10, 11, 10, 1));
    }
}
