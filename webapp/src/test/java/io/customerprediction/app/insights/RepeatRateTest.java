package io.customerprediction.app.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.app.store.figures.Sales.RepeatDay;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RepeatRateTest {
    @Test
    void whereAllWereSeenToTheEndItIsTheShareWhoBoughtAgain() {
        RepeatRate rate =
                RepeatRate.of(List.of(new RepeatDay(10, 30, 0), new RepeatDay(20, 10, 0), new RepeatDay(100, 0, 60)));
        assertThat(rate.by(9).orElseThrow().share()).isZero();
        assertThat(rate.by(10).orElseThrow().share()).isCloseTo(0.3, within(1e-12));
        assertThat(rate.by(100).orElseThrow().share()).isCloseTo(0.4, within(1e-12));
        // Greenwood's variance is then the binomial one
        assertThat(rate.by(10).orElseThrow().high() - 0.3).isCloseTo(1.2816 * Math.sqrt(0.3 * 0.7 / 100), within(1e-9));
    }

    @Test
    void customersWhoWereNotSeenForLongDoNotLowerIt() {
        SplittableRandom random = new SplittableRandom(5);
        int[] repeated = new int[731];
        int[] censored = new int[731];
        for (int i = 0; i < 200_000; i++) {
            int second = 1 + (int) (-100 * Math.log(1 - random.nextDouble()));
            int seen = random.nextInt(400);
            (second <= seen ? repeated : censored)[Math.min(second, seen)]++;
        }
        List<RepeatDay> days = new ArrayList<>();
        for (int day = 0; day <= 730; day++) {
            if (repeated[day] + censored[day] > 0) {
                days.add(new RepeatDay(day, repeated[day], censored[day]));
            }
        }
        for (int day : new int[] {30, 90, 200}) {
            assertThat(RepeatRate.of(days).by(day).orElseThrow().share())
                    .isCloseTo(1 - Math.exp(-day / 100.0), within(0.01));
        }
    }

    @Test
    void theCurveEndsWhereFewCustomersWereSeen() {
        RepeatRate rate = RepeatRate.of(List.of(new RepeatDay(5, 0, 100), new RepeatDay(50, 3, 19)));
        assertThat(rate.points()).hasSize(50);
        assertThat(rate.by(51)).isEmpty();
        assertThat(RepeatRate.of(List.of(new RepeatDay(3, 1, RepeatRate.FEWEST - 2)))
                        .points())
                .isEmpty();
        assertThat(RepeatRate.of(List.of()).points()).isEmpty();
    }
}
