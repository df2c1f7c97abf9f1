package io.customerprediction.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.app.jobs.Batch.Position;
import io.customerprediction.app.jobs.BatchOrder.Use;
import io.customerprediction.transactions.CleaningRules.Returns;
import io.customerprediction.transactions.csv.LogFormat;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EstimateTest {
    private static final long SECOND = 1_000_000_000;
    private static final long BEGUN = -7 * SECOND;

    private static final Map<JobPhase, Double> PHASES =
            Estimate.phases(new BatchOrder.OfTransactions(LogFormat.DETECT, Returns.NET_OFF, null, Use.REPLACE, 0));

    private final Estimate estimate = new Estimate(PHASES, BEGUN);

    private Position at(double seconds, JobPhase phase, long count, double done) {
        return estimate.at(BEGUN + (long) (seconds * SECOND), phase, count, done);
    }

    @Test
    void whileALogIsReadTheTimeLeftIsThatOfTheReading() {
        at(0, JobPhase.READING, 0, 0);

        Position quarter = at(2, JobPhase.READING, 5_000_000, 0.25);

        assertThat(quarter.secondsLeft()).isCloseTo(6, within(1e-9));
        assertThat(quarter.perSecond()).isCloseTo(2_500_000, within(1e-6));
    }

    @Test
    void theTimeOfTheReadingDoesNotAffectTheLaterEstimate() {
        at(0, JobPhase.READING, 0, 0);
        at(60, JobPhase.READING, 100_000_000, 1);
        at(60, JobPhase.LOADING, 0, 0);

        Position loaded = at(60.16, JobPhase.LOADING, 5_000, 1);

        assertThat(loaded.secondsLeft()).isCloseTo(0.84, within(1e-6));
    }

    @Test
    void theShareOfTheWorkNeverFalls() {
        double before = -1;
        double seconds = 0;
        for (JobPhase phase : new TreeSet<>(PHASES.keySet())) {
            for (double done = 0; done <= 1; done += 0.125) {
                Position position = at(seconds++, phase, (long) (1000 * done), done);
                assertThat(position.done()).isBetween(before, 1.0);
                before = position.done();
            }
        }
        assertThat(before).isEqualTo(1);
    }

    @Test
    void withoutProgressThereIsNoEstimate() {
        Position first = at(0, JobPhase.READING, 0, 0.001);

        assertThat(first.secondsLeft()).isNaN();
        assertThat(first.perSecond()).isNaN();
    }
}
