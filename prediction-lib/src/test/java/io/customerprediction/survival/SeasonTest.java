package io.customerprediction.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeasonTest {
    private static final LocalDate AS_OF = LocalDate.of(2021, 6, 30);
    private static final double TWICE = Math.log(2);
    private static final double MONTH = 365.0 / 12;
    private static final Season BUSY_SECOND_MONTH =
            new Season(AS_OF, List.of(0.0, TWICE, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0));

    @Test
    void withoutASeasonAllTimesAreAlike() {
        Season none = Season.none(AS_OF);

        assertThat(none.hasEffect()).isFalse();
        assertThat(none.activity(new double[] {7, 30, 360}, AS_OF, 1)).containsExactly(1, 1, 1);
    }

    @Test
    void aPartOfTheTimeAheadIsAsBusyAsItsDaysOnAverage() {
        double[] activity = BUSY_SECOND_MONTH.activity(new double[] {MONTH, 1.5 * MONTH, 3 * MONTH}, AS_OF, 1);

        assertThat(activity).containsExactly(new double[] {1, 2, (0.5 * 2 + 1) / 1.5}, within(1e-9));
    }

    @Test
    void anExponentOfTwoSquaresTheActivity() {
        double[] ends = {MONTH, 2 * MONTH, 3 * MONTH};

        assertThat(BUSY_SECOND_MONTH.activity(ends, AS_OF, 2)).containsExactly(new double[] {1, 4, 1}, within(1e-9));
        assertThat(BUSY_SECOND_MONTH.activity(ends, AS_OF, 0.5))
                .containsExactly(new double[] {1, Math.sqrt(2), 1}, within(1e-9));
    }

    @Test
    void monthsRepeatEveryYearAndCountFromAnyDate() {
        double[] ends = {10, 45, 90, 360};

        assertThat(BUSY_SECOND_MONTH.activity(ends, AS_OF.plusDays(365), 1))
                .containsExactly(BUSY_SECOND_MONTH.activity(ends, AS_OF, 1), within(1e-9));
        assertThat(BUSY_SECOND_MONTH.activity(new double[] {20}, AS_OF.plusDays(35), 1))
                .containsExactly(new double[] {2}, within(1e-9));
        assertThat(BUSY_SECOND_MONTH.activity(new double[] {20}, AS_OF.minusDays(20), 1))
                .containsExactly(new double[] {1}, within(1e-9));
    }

    @Test
    void aSeasonHasTwelveFiniteMonths() {
        assertThatThrownBy(() -> new Season(AS_OF, List.of(1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12 finite numbers");
        assertThatThrownBy(() -> new Season(AS_OF, Collections.nCopies(12, Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
