package io.customerprediction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.evaluation.ModelComparison.Decision;
import io.customerprediction.evaluation.ModelComparison.Window;
import io.customerprediction.model.report.Interval;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelComparisonTest {
    private static final Window WINDOW = new Window(LocalDate.of(2026, 8, 31), 90, false);
    private static final int CUSTOMERS = 4000;
    private final double[] chance = new double[CUSTOMERS];
    private final boolean[] churned = new boolean[CUSTOMERS];

    ModelComparisonTest() {
        Random random = new Random(5);
        for (int i = 0; i < CUSTOMERS; i++) {
            chance[i] = 0.05 + 0.9 * random.nextDouble();
            churned[i] = random.nextDouble() < chance[i];
        }
    }

    @Test
    void aBetterChallengerIsPromotedAndAWorseOneIsNot() {
        double[] blurred = Arrays.stream(chance).map(p -> 0.5 + (p - 0.5) / 3).toArray();

        ModelComparison better = ModelComparison.of(WINDOW, churned, blurred, chance, 1);
        ModelComparison worse = ModelComparison.of(WINDOW, churned, chance, blurred, 1);

        assertThat(better.decision()).isEqualTo(Decision.PROMOTE);
        assertThat(better.logLossDifference().high()).isNegative();
        assertThat(worse.decision()).isEqualTo(Decision.WORSE);
        assertThat(worse.logLossDifference().estimate())
                .isCloseTo(-better.logLossDifference().estimate(), within(1e-12));
        assertThat(better.returned()).isEqualTo((int) java.util.stream.IntStream.range(0, CUSTOMERS)
                .filter(i -> !churned[i])
                .count());
    }

    @Test
    void anEqualChallengerIsPromotedBecauseItKnowsTheLatestDays() {
        ModelComparison equal = ModelComparison.of(WINDOW, churned, chance, chance, 1);

        assertThat(equal.logLossDifference()).isEqualTo(new Interval(0, 0, 0));
        assertThat(equal.decision()).isEqualTo(Decision.PROMOTE);
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        double[] other = Arrays.stream(chance).map(p -> p * 0.98).toArray();

        assertThat(ModelComparison.of(WINDOW, churned, chance, other, 7))
                .isEqualTo(ModelComparison.of(WINDOW, churned, chance, other, 7));
    }

    @ParameterizedTest
    @CsvSource({
        "200, 0.005, 0.02, 0.03, PROMOTE",
        "199, -0.1, 0.02, 0.02, TOO_FEW",
        "200, 0.00501, 0.02, 0.02, WORSE",
        "200, -0.1, 0.02, 0.0301, WORSE_CALIBRATED",
        "200, NaN, 0.02, 0.02, WORSE",
        "200, -0.1, 0.02, NaN, WORSE_CALIBRATED",
    })
    void theRuleHoldsAtItsBounds(int returned, double high, double champion, double challenger, Decision decision) {
        ModelComparison comparison =
                new ModelComparison(WINDOW, 1000, returned, new Interval(-0.2, -0.3, high), champion, challenger);

        assertThat(comparison.decision()).isEqualTo(decision);
    }
}
