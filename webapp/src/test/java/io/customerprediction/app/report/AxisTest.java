package io.customerprediction.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void ticksStandAtRoundNumbersAndCoverAllValues() {
        Axis axis = Axis.fitting("days", DoubleStream.of(3, 91), ReportNumbers::whole);
        assertThat(axis.ticks()).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0, 100.0);
    }

    @Test
    void zeroIsOnTheAxisWhetherTheValuesAreAboveOrBelow() {
        assertThat(Axis.fitting("", DoubleStream.of(0.3, 0.4), ReportNumbers::three)
                        .from())
                .isZero();
        assertThat(Axis.fitting("", DoubleStream.of(-0.03, -0.02), ReportNumbers::three)
                        .to())
                .isZero();
    }

    @Test
    void aboutFiveTicksWhateverTheSize() {
        for (double size = 1e-6; size < 1e9; size *= 3.7) {
            Axis axis = Axis.fitting("", DoubleStream.of(size), ReportNumbers::three);
            assertThat(axis.ticks()).as("%s", size).hasSizeBetween(3, 7);
            assertThat(axis.to()).isGreaterThanOrEqualTo(size);
        }
    }

    @Test
    void withoutValuesThereIsStillAnAxis() {
        assertThat(Axis.fitting("", DoubleStream.of(Double.NaN), ReportNumbers::three)
                        .ticks())
                .isNotEmpty();
        assertThat(Axis.fitting("", DoubleStream.of(0, 0), ReportNumbers::three).ticks())
                .isNotEmpty();
    }

    @Test
    void placesRunFromBeginToEndAndNeverLeaveTheAxis() {
        Axis axis = Axis.shares("");
        assertThat(axis.place(0.25, 0, 200)).isCloseTo(50, within(1e-9));
        assertThat(axis.place(0.25, 200, 0)).isCloseTo(150, within(1e-9));
        assertThat(axis.place(7, 0, 200)).isEqualTo(200);
    }
}
