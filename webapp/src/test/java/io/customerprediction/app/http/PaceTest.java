package io.customerprediction.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a transfer counts as too slow. */
class PaceTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Pace pace = new Pace(new TransferLimits(1_000, Duration.ofSeconds(10), 200));

    @Test
    void aClientMayStopForTheGraceAndNoLonger() {
        pace.add(0, 10 * SECOND);
        assertThat(pace.isTooSlow()).isFalse();
        assertThat(pace.isTooSlowWith(0, 1)).isTrue();
        assertThat(pace.isTooSlowWith(1_000, 1)).isFalse();
    }

    @Test
    void aByteEveryFiveSecondsIsTooSlowAfterThree() {
        int bytes = 0;
        while (!pace.isTooSlow()) {
            pace.add(1, 5 * SECOND);
            bytes++;
        }
        assertThat(bytes).isEqualTo(3);
    }

    @Test
    void aPhoneAtTenKilobytesASecondIsNeverTooSlow() {
        for (int second = 0; second < 10_000; second++) {
            pace.add(10_000, SECOND);
            assertThat(pace.isTooSlow()).isFalse();
        }
    }

    @Test
    void aFastStartAllowsNoLongerPauseLater() {
        pace.add(1_000_000_000, SECOND);
        pace.add(0, 11 * SECOND);
        assertThat(pace.isTooSlow()).isTrue();
    }

    @Test
    void fastBytesMakeUpForAnEarlierPause() {
        pace.add(0, 9 * SECOND);
        pace.add(9_000, 0);
        pace.add(0, 9 * SECOND);
        assertThat(pace.isTooSlow()).isFalse();
    }
}
