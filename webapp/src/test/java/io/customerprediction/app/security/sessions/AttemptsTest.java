package io.customerprediction.app.security.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final String HERE = "10.0.0.1";

    private final Attempts attempts = new Attempts();

    private Duration wait(String account, String address, Instant now) {
        return attempts.retryAfter(account, address, Instant.EPOCH, now);
    }

    private void fail(int times, Instant now) {
        for (int k = 0; k < times; k++) {
            attempts.failed("anna", HERE, now);
        }
    }

    @Test
    void theFirstFiveAreFreeThenTheWaitDoublesUpToAQuarterOfAnHour() {
        fail(4, NOW);
        assertThat(wait("anna", HERE, NOW)).isZero();
        for (int seconds : new int[] {10, 20, 40, 80, 160, 320, 640, 900, 900}) {
            fail(1, NOW);
            assertThat(wait("anna", "10.9.9.9", NOW)).hasSeconds(seconds);
            assertThat(wait("anna", "10.9.9.9", NOW.plusSeconds(seconds - 1))).hasSeconds(1);
            assertThat(wait("anna", "10.9.9.9", NOW.plusSeconds(seconds))).isZero();
        }
    }

    @Test
    void anAddressHasTwentyForAllAccountsTogether() {
        for (int k = 0; k < 20; k++) {
            assertThat(wait("user" + k, HERE, NOW)).isZero();
            attempts.failed("user" + k, HERE, NOW);
        }
        assertThat(wait("another", HERE, NOW)).hasSeconds(10);
        assertThat(wait("another", "10.0.0.2", NOW)).isZero();
        attempts.succeeded("another");
        assertThat(wait("another", HERE, NOW)).hasSeconds(10);
    }

    @Test
    void aRightPasswordANewPasswordAndAnHourEndTheWait() {
        fail(5, NOW);
        attempts.succeeded("anna");
        assertThat(wait("anna", HERE, NOW)).isZero();
        fail(5, NOW);
        assertThat(attempts.retryAfter("anna", HERE, NOW.plusSeconds(1), NOW.plusSeconds(2)))
                .isZero();
        fail(5, NOW);
        fail(1, NOW.plusSeconds(3_601));
        assertThat(wait("anna", "10.9.9.9", NOW.plusSeconds(3_601))).isZero();
    }

    @Test
    void anAttackWithManyNamesTakesABoundedAmountOfMemory() {
        for (int k = 0; k < 25_000; k++) {
            attempts.failed("name" + k, "address" + k, NOW);
        }
        for (int k = 0; k < 5; k++) {
            attempts.failed("name24999", "x", NOW);
        }
        assertThat(wait("name24999", "y", NOW)).isPositive();
    }
}
