package io.customerprediction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.model.report.WorthReport.Figures;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorthMeasuresTest {
    private static final double[] ACTUAL = {0, 3, 0, 1, 0, 0, 7, 0, 0, 2, 0, 0, 1, 0, 0, 5, 0, 0, 0, 1};

    @Test
    void expectationsThatComeTrueArePerfect() {
        Figures figures = WorthMeasures.of(ACTUAL, ACTUAL, true);

        assertThat(figures.ratio()).isEqualTo(1);
        assertThat(figures.gini()).isCloseTo(1, within(1e-12));
        assertThat(figures.bestTenth()).isCloseTo(12 / 20.0, within(1e-12));
        assertThat(figures.decileError()).isZero();
        assertThat(figures.deviance()).isCloseTo(0, within(1e-5));
    }

    @Test
    void theWrongWayRoundTheGiniCoefficientIsBelowZeroAndByChanceAboutZero() {
        double[] reversed = Arrays.stream(ACTUAL).map(value -> -value).toArray();
        assertThat(WorthMeasures.of(reversed, ACTUAL, false).gini()).isLessThan(-0.9);

        Random random = new Random(4);
        double[] many = IntStream.range(0, 20_000)
                .mapToDouble(i -> random.nextInt(5) == 0 ? 1 : 0)
                .toArray();
        double[] chance =
                IntStream.range(0, 20_000).mapToDouble(i -> random.nextDouble()).toArray();
        assertThat(WorthMeasures.of(chance, many, false).gini()).isCloseTo(0, within(0.03));
    }

    @Test
    void theSameNumberForAllHasTheErrorsOfAllTenthsButTheRightTotal() {
        double[] mean = new double[ACTUAL.length];
        Arrays.fill(mean, 1);
        Figures figures = WorthMeasures.of(mean, ACTUAL, true);

        assertThat(figures.ratio()).isEqualTo(1);
        // tenths are pairs in their order: 3, 1, 0, 7, 2, 0, 1, 5, 0, 1 against 2 each
        assertThat(figures.decileError()).isCloseTo((1 + 1 + 2 + 5 + 0 + 2 + 1 + 3 + 2 + 1) / 20.0, within(1e-12));
        double deviance = Arrays.stream(ACTUAL)
                .map(y -> 2 * ((y > 0 ? y * Math.log(y) : 0) - (y - 1)))
                .average()
                .orElse(0);
        assertThat(figures.deviance()).isCloseTo(deviance, within(1e-12));
    }

    @Test
    void whereNothingWasBoughtNothingIsDefinedButTheDeviance() {
        Figures figures = WorthMeasures.of(new double[] {0.1, 0.2, 0.3}, new double[3], true);

        assertThat(figures.gini()).isNaN();
        assertThat(figures.bestTenth()).isNaN();
        assertThat(figures.deviance()).isCloseTo(0.4, within(1e-12));
    }
}
