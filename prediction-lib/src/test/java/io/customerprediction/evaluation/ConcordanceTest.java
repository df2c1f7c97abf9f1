package io.customerprediction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.labels.Outcomes;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConcordanceTest {

    @Test
    void theRightOrderIsOneTheWrongOneIsZeroAndOneConstantIsAHalf() {
        Outcomes truth = new Outcomes(new int[] {3, 9, 40}, new boolean[] {true, true, true}, 30);

        assertThat(Concordance.index(truth, new double[] {1, 2, 3})).isEqualTo(1);
        assertThat(Concordance.index(truth, new double[] {3, 2, 1})).isZero();
        assertThat(Concordance.index(truth, new double[] {5, 5, 5})).isEqualTo(0.5);
    }

    @Test
    void aCensoredCustomerIsOnlyComparedWithThoseWhoCameBackBefore() {
        Outcomes truth = new Outcomes(new int[] {50, 20, 50}, new boolean[] {false, true, true}, 30);

        // Known: 20 before each 50. Unknown: which of the two at 50 days is the later.
        assertThat(Concordance.index(truth, new double[] {9, 1, 2})).isEqualTo(1);
        assertThat(Concordance.index(truth, new double[] {0, 1, 2})).isEqualTo(0.5);
    }

    @Test
    void withoutReturnsTheIndexIsUndefined() {
        Outcomes truth = new Outcomes(new int[] {50, 50}, new boolean[] {false, false}, 30);

        assertThat(Concordance.index(truth, new double[] {1, 2})).isNaN();
    }

    @Test
    void equalsTheCountOverAllPairs() {
        Random random = new Random(2);
        for (int round = 0; round < 200; round++) {
            int n = 2 + random.nextInt(40);
            int[] days = random.ints(n, 1, 30).toArray();
            boolean[] observed = new boolean[n];
            double[] predicted = random.ints(n, 0, 15).asDoubleStream().toArray();
            for (int i = 0; i < n; i++) {
                observed[i] = random.nextInt(3) > 0;
            }
            assertThat(Concordance.index(new Outcomes(days, observed, 1), predicted))
                    .isEqualTo(overAllPairs(days, observed, predicted), within(1e-12));
        }
    }

    private static double overAllPairs(int[] days, boolean[] observed, double[] predicted) {
        double concordant = 0;
        int comparable = 0;
        for (int i = 0; i < days.length; i++) {
            for (int j = 0; j < days.length; j++) {
                if (observed[i] && days[i] < days[j]) {
                    comparable++;
                    concordant += predicted[i] < predicted[j] ? 1 : predicted[i] == predicted[j] ? 0.5 : 0;
                }
            }
        }
        return concordant / comparable;
    }
}
