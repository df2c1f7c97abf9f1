package io.customerprediction.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OutcomesTest {
    private final Outcomes truth =
            new Outcomes(new int[] {90, 91, 100, 1}, new boolean[] {true, true, false, true}, 90);

    @Test
    void aPurchaseOnTheLastDayOfTheHorizonIsAReturnAndTheDayAfterIsNot() {
        assertThat(truth.churned()).containsExactly(false, true, true, false);
    }

    @Test
    void theFollowUpIsThatOfTheAbsentCustomers() {
        assertThat(truth.followUp()).isEqualTo(100);
        assertThat(truth.of(new int[] {3, 0}).followUp()).isEqualTo(90);
    }

    @Test
    void aCustomerNotFollowedToTheHorizonIsRejectedWithTheFix() {
        assertThatThrownBy(() -> new Outcomes(new int[] {5, 89}, new boolean[] {true, false}, 90))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("customer 1 was followed for 89 days")
                .hasMessageContaining("take an earlier as-of date");
    }

    @Test
    void unequalLengthsAreRefused() {
        assertThatThrownBy(() -> new Outcomes(new int[2], new boolean[3], 90))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCallersArraysMayChangeAfterwards() {
        int[] days = {5};
        Outcomes safe = new Outcomes(days, new boolean[] {true}, 90);
        days[0] = 99;
        assertThat(safe.days(0)).isEqualTo(5);
    }
}
