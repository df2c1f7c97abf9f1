package io.customerprediction.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.store.TestDatabase.Address;
import io.customerprediction.app.store.jobs.TrainingStart;
import io.customerprediction.app.store.jobs.TrainingStart.Cause;
import io.customerprediction.app.store.jobs.TrainingStarts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class TrainingStartsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T03:00:00Z"), ZoneOffset.UTC);

    private final TestDatabase kind;

    TrainingStartsTest(TestDatabase kind) {
        this.kind = kind;
    }

    @Test
    void ofTwoServersThatFindATrainingDueOneBeginsIt() {
        Address address = kind.fresh();
        try (Store store = address.open(CLOCK)) {
            TrainingStarts starts = store.trainingStarts();
            assertThat(starts.newest()).isEmpty();

            assertThat(starts.note(Optional.empty(), Cause.NONE, 10)).isTrue();
            assertThat(starts.note(Optional.empty(), Cause.NONE, 11)).isFalse();
            Optional<TrainingStart> first = starts.newest();
            assertThat(first).contains(new TrainingStart(1, Cause.NONE, 10, CLOCK.instant()));

            assertThat(starts.note(first, Cause.SCHEDULE, 20)).isTrue();
            assertThat(starts.note(first, Cause.DRIFT, 21)).isFalse();
            assertThat(starts.newest()).contains(new TrainingStart(2, Cause.SCHEDULE, 20, CLOCK.instant()));
        }
    }
}
