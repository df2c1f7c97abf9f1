package io.customerprediction.app.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** When a message is tried again. */
class BackoffTest {
    @Test
    void eachPauseIsLongerAndTheLastAttemptIsAfterMoreThanADay() {
        Backoff backoff = new Backoff(() -> 0);
        Duration sum = Duration.ZERO;
        Duration last = Duration.ZERO;
        int attempt = 1;
        for (Optional<Duration> pause = backoff.after(attempt); pause.isPresent(); pause = backoff.after(++attempt)) {
            assertThat(pause.get()).isGreaterThanOrEqualTo(last);
            last = pause.get();
            sum = sum.plus(last);
        }
        assertThat(attempt).isEqualTo(8);
        assertThat(backoff.after(1)).contains(Duration.ofSeconds(5));
        assertThat(sum).isBetween(Duration.ofHours(24), Duration.ofHours(36));
    }

    @Test
    void pausesDifferByChanceWithinAFifth() {
        SplittableRandom random = new SplittableRandom(4);
        Backoff backoff = new Backoff(random::nextDouble);
        for (int i = 0; i < 1_000; i++) {
            assertThat(backoff.after(3).orElseThrow()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(12));
        }
    }
}
