package io.customerprediction.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void aDashStandsForWhatIsNotKnown() {
        assertThat(Numbers.three(Double.NaN)).isEqualTo("–");
        assertThat(Numbers.percent(Double.POSITIVE_INFINITY)).isEqualTo("–");
    }

    @Test
    void figuresReadTheSameInEveryCountry() {
        assertThat(Numbers.count(1_067_370)).isEqualTo("1,067,370");
        assertThat(Numbers.percent(0.8125)).isEqualTo("81.3\u00a0%");
        assertThat(Numbers.one(19.74)).isEqualTo("19.7");
        assertThat(Numbers.signed(-0.01234)).isEqualTo("−0.0123");
    }

    @Test
    void ticksHaveNoMoreDigitsThanTheyNeed() {
        assertThat(Numbers.signedShort(0)).isEqualTo("0");
        assertThat(Numbers.signedShort(0.1 + 0.2)).isEqualTo("+0.3");
        assertThat(Numbers.signedShort(-10)).isEqualTo("−10");
        assertThat(Numbers.signedShort(0.00005)).isEqualTo("+0.00005");
    }
}
