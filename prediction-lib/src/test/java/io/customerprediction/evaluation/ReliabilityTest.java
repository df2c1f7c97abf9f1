package io.customerprediction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.model.report.CalibrationPoint;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

    @Test
    void calibratedProbabilitiesHaveNoError() {
        Random random = new Random(4);
        double[] p = random.doubles(200_000).toArray();
        boolean[] churned = new boolean[p.length];
        for (int i = 0; i < p.length; i++) {
            churned[i] = random.nextDouble() < p[i];
        }
        assertThat(Reliability.expectedCalibrationError(churned, p)).isLessThan(0.005);
        assertThat(Reliability.curve(churned, p))
                .hasSize(10)
                .allSatisfy(point -> assertThat(point.churned()).isCloseTo(point.predicted(), within(0.02)));
    }

    @Test
    void equalPredictionsAreBinnedInTheOrderOfTheCustomers() {
        boolean[] churned = new boolean[20];
        Arrays.fill(churned, 0, 10, true);
        double[] p = new double[20];
        Arrays.fill(p, 0.5);

        assertThat(Reliability.expectedCalibrationError(churned, p)).isEqualTo(0.5);
    }

    @Test
    void everyCustomerIsInExactlyOneBinWhateverTheNumber() {
        for (int n = 0; n < 60; n++) {
            double[] p = new Random(n).doubles(n).toArray();
            var curve = Reliability.curve(new boolean[n], p);
            assertThat(curve.stream().mapToInt(CalibrationPoint::customers).sum())
                    .isEqualTo(n);
            assertThat(curve.size()).isEqualTo(Math.min(n, 10));
        }
    }
}
