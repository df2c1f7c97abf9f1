package io.customerprediction.labels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowsTest {
    @Test
    void theyGoBackByMonthsTheLatestFirstAndLeaveAHistoryBeforeTheFirst() {
        assertThat(Windows.before(0, 150, Windows.A_YEAR)).containsExactly(120, 90, 60, 30);
        assertThat(Windows.before(0, 10_000, Windows.A_YEAR))
                .hasSize(Windows.A_YEAR)
                .startsWith(9_970);
    }

    @Test
    void aLogTooShortForAnyStillHasOneInsideIt() {
        for (int length = 1; length < 50; length++) {
            int[] dates = Windows.before(100, 100 + length, Windows.A_YEAR);
            assertThat(dates).hasSize(1);
            assertThat(dates[0]).isBetween(100, 100 + length - 1);
        }
    }
}
