package io.customerprediction.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void aMissingFigureIsADash() {
        assertThat(ReportNumbers.three(Double.NaN)).isEqualTo("–");
        assertThat(ReportNumbers.percent(Double.POSITIVE_INFINITY)).isEqualTo("–");
    }

    @Test
    void figuresReadTheSameInEveryCountry() {
        assertThat(ReportNumbers.count(1_067_370)).isEqualTo("1,067,370");
        assertThat(ReportNumbers.percent(0.8125)).isEqualTo("81.3\u00a0%");
        assertThat(ReportNumbers.one(19.74)).isEqualTo("19.7");
        assertThat(ReportNumbers.signed(-0.01234)).isEqualTo("−0.0123");
    }

    @Test
    void ticksHaveNoMoreDigitsThanTheyNeed() {
        assertThat(ReportNumbers.signedShort(0)).isEqualTo("0");
        assertThat(ReportNumbers.signedShort(0.1 + 0.2)).isEqualTo("+0.3");
        assertThat(ReportNumbers.signedShort(-10)).isEqualTo("−10");
        assertThat(ReportNumbers.signedShort(0.00005)).isEqualTo("+0.00005");
    }
}
