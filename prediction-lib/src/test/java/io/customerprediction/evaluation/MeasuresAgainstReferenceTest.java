package io.customerprediction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.model.report.CalibrationPoint;
import io.customerprediction.model.report.Coverage;
import io.customerprediction.model.report.DayErrors;
import io.customerprediction.model.report.Decile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The measures equal what scikit-learn 1.9 and the forward-looking protocol (pandas) give for the same customers. */
class MeasuresAgainstReferenceTest {
    private final MadeUpCustomers wholeYear = new MadeUpCustomers(1999, 400);
    private final MadeUpCustomers halfYear = new MadeUpCustomers(700, 200);

    @ParameterizedTest
    @CsvSource({
        "1999, 400, 0.7254468431065861, 0.7896245684976667, 0.22592532416208252, 0.6764028202193539, 0.11317065176633168",
        "700, 200, 0.7198376634067635, 0.7650914355096929, 0.2243646142857157, 0.6712094006804658, 0.08007142714285714"
    })
    void churnProbabilities(
            int count, int followUp, double auc, double precision, double brier, double logLoss, double calibration) {
        MadeUpCustomers customers = new MadeUpCustomers(count, followUp);
        boolean[] churned = customers.truth.churned();
        double[] p = customers.probability;

        assertThat(Discrimination.auc(churned, p)).isCloseTo(auc, within(1e-12));
        assertThat(Discrimination.averagePrecision(churned, p)).isCloseTo(precision, within(1e-12));
        assertThat(Losses.brier(churned, p)).isCloseTo(brier, within(1e-12));
        assertThat(Losses.logLoss(churned, p)).isCloseTo(logLoss, within(1e-12));
        assertThat(Reliability.expectedCalibrationError(churned, p)).isCloseTo(calibration, within(1e-6));
    }

    @Test
    void theCalibrationCurveHasTheProtocolsBins() {
        var curve = Reliability.curve(wholeYear.truth.churned(), wholeYear.probability);

        assertThat(curve)
                .extracting(CalibrationPoint::customers)
                .containsExactly(200, 200, 200, 200, 200, 199, 200, 200, 200, 200);
        assertThat(curve.get(5).predicted()).isCloseTo(0.533784, within(1e-6));
        assertThat(curve.get(5).churned()).isCloseTo(0.61809, within(1e-5));
        assertThat(curve.get(9).churned()).isCloseTo(0.885, within(1e-9));
    }

    @Test
    void theRiskiestTenth() {
        Decile first =
                Deciles.of(wholeYear.truth.churned(), wholeYear.probability).get(0);

        assertThat(first.customers()).isEqualTo(199);
        assertThat(first.churned()).isCloseTo(0.8844221105527639, within(1e-12));
        assertThat(first.lift()).isCloseTo(1.5084981220093643, within(1e-12));
        assertThat(first.gain()).isCloseTo(0.15017064846416384, within(1e-12));
    }

    @Test
    void theOrderOfPredictedDays() {
        assertThat(Concordance.index(wholeYear.truth, wholeYear.expectedDays))
                .isCloseTo(0.6856581393562264, within(1e-12));
        assertThat(Concordance.index(halfYear.truth, halfYear.expectedDays))
                .isCloseTo(0.6791198590656612, within(1e-12));
    }

    @Test
    void expectedDaysAgainstCappedDays() {
        DayErrors errors =
                DayErrorMeasures.capped(wholeYear.truth, wholeYear.expectedDays).orElseThrow();

        assertThat(errors.r2()).isCloseTo(0.16474983943908172, within(1e-12));
        assertThat(errors.mae()).isCloseTo(110.04187093546774, within(1e-9));
        assertThat(errors.maeOfConstant()).isCloseTo(144.8, within(0.005));
        assertThat(DayErrorMeasures.capped(halfYear.truth, halfYear.expectedDays))
                .isEmpty();
    }

    @Test
    void daysPredictedForThoseWhoReturned() {
        DayErrors errors = DayErrorMeasures.ofReturners(wholeYear.truth, wholeYear.daysIfReturning);

        assertThat(errors.mae()).isCloseTo(26.69, within(0.005));
        assertThat(errors.medianError()).isEqualTo(24.0);
        assertThat(errors.maeOfConstant()).isCloseTo(22.02, within(0.005));
    }

    @Test
    void intervals() {
        Coverage year = IntervalCoverage.of(wholeYear.truth, wholeYear.p10, wholeYear.p90);
        Coverage half = IntervalCoverage.of(halfYear.truth, halfYear.p10, halfYear.p90);

        assertThat(year.customersP90()).isEqualTo(1610);
        assertThat(year.belowP10()).isCloseTo(0.069, within(5e-5));
        assertThat(year.aboveP90()).isCloseTo(0.5478, within(5e-5));
        assertThat(year.inside()).isCloseTo(0.3888, within(5e-5));
        assertThat(half.customersP90()).isEqualTo(309);
        assertThat(half.belowP10()).isCloseTo(0.0957, within(5e-5));
        assertThat(half.aboveP90()).isCloseTo(0.5631, within(5e-5));
        assertThat(half.inside()).isCloseTo(0.3398, within(5e-5));
    }
}
