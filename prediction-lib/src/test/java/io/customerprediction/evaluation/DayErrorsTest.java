package io.customerprediction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.labels.Outcomes;
import io.customerprediction.model.report.DayErrors;
import org.junit.jupiter.api.Test;

class DayErrorsTest {

    @Test
    void theTrueDaysHaveNoErrorAndExplainAllVariance() {
        Outcomes truth = new Outcomes(new int[] {10, 400, 380}, new boolean[] {true, true, false}, 90);

        DayErrors errors =
                DayErrorMeasures.capped(truth, new double[] {10, 360, 360}).orElseThrow();

        assertThat(errors.mae()).isZero();
        assertThat(errors.r2()).isEqualTo(1);
    }

    @Test
    void theMeanPredictedForAllExplainsNoVariance() {
        Outcomes truth = new Outcomes(new int[] {10, 30}, new boolean[] {true, true}, 90);

        assertThat(DayErrorMeasures.capped(truth, new double[] {20, 20})
                        .orElseThrow()
                        .r2())
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void aCustomerAbsentForLessThanAYearLeavesTheCappedTimeUnknown() {
        Outcomes truth = new Outcomes(new int[] {10, 359}, new boolean[] {true, false}, 90);

        assertThat(DayErrorMeasures.capped(truth, new double[] {10, 359})).isEmpty();
    }

    @Test
    void onlyThoseWhoCameBackWithinTheHorizonCount() {
        Outcomes truth =
                new Outcomes(new int[] {10, 20, 60, 91, 200}, new boolean[] {true, true, true, true, false}, 90);

        DayErrors errors = DayErrorMeasures.ofReturners(truth, new double[] {11, 20, 50, 0, 0});

        assertThat(errors.customers()).isEqualTo(3);
        assertThat(errors.mae()).isCloseTo(11 / 3.0, within(1e-12));
        assertThat(errors.medianError()).isEqualTo(1);
        assertThat(errors.maeOfConstant()).isCloseTo(50 / 3.0, within(1e-12));
    }

    @Test
    void withoutReturnsThereAreNoFigures() {
        Outcomes truth = new Outcomes(new int[] {200}, new boolean[] {false}, 90);

        assertThat(DayErrorMeasures.ofReturners(truth, new double[] {5}).mae()).isNaN();
    }
}
