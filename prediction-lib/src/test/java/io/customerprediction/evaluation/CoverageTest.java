package io.customerprediction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.labels.Outcomes;
import io.customerprediction.model.report.Coverage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    @Test
    void intervalsOfTheTrueDistributionCoverFourInFive() {
        Random random = new Random(5);
        int[] days = random.ints(50_000, 1, 101).toArray();
        boolean[] observed = new boolean[days.length];
        Arrays.fill(observed, true);
        double[] p10 = filled(days.length, 11);
        double[] p90 = filled(days.length, 90);

        Coverage coverage = IntervalCoverage.of(new Outcomes(days, observed, 90), p10, p90);

        assertThat(coverage.inside()).isCloseTo(0.8, within(0.01));
        assertThat(coverage.belowP10()).isCloseTo(0.1, within(0.01));
        assertThat(coverage.aboveP90()).isCloseTo(0.1, within(0.01));
    }

    @Test
    void anOpenIntervalHasNoUpperEndToMiss() {
        Coverage coverage = IntervalCoverage.of(absent(200, 400), filled(200, 5), filled(200, NEVER));

        assertThat(coverage.customersP10()).isEqualTo(200);
        assertThat(coverage.belowP10()).isZero();
        assertThat(coverage.customersP90()).isZero();
        assertThat(coverage.inside()).isNaN();
    }

    @Test
    void anEndBeyondTheFollowUpIsNotJudged() {
        Coverage coverage = IntervalCoverage.of(absent(200, 120), filled(200, 5), filled(200, 121));

        assertThat(coverage.customersP90()).isZero();
    }

    @Test
    void aReturnAfterTheCapCountsAsNoReturn() {
        int[] days = new int[150];
        Arrays.fill(days, 365);
        boolean[] observed = new boolean[150];
        Arrays.fill(observed, 1, 150, true);

        Coverage coverage = IntervalCoverage.of(new Outcomes(days, observed, 90), filled(150, 5), filled(150, 365));

        assertThat(coverage.aboveP90()).isEqualTo(1);
        assertThat(coverage.inside()).isZero();
    }

    @Test
    void fewerThanAHundredCustomersGiveNoShare() {
        assertThat(IntervalCoverage.of(absent(99, 400), filled(99, 5), filled(99, 10))
                        .aboveP90())
                .isNaN();
        assertThat(IntervalCoverage.of(absent(100, 400), filled(100, 5), filled(100, 10))
                        .aboveP90())
                .isEqualTo(1);
    }

    private static Outcomes absent(int customers, int followUp) {
        int[] days = new int[customers];
        Arrays.fill(days, followUp);
        return new Outcomes(days, new boolean[customers], 90);
    }

    private static double[] filled(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }
}
