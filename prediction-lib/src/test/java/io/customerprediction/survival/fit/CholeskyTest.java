package io.customerprediction.survival.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CholeskyTest {
    @Test
    void theSolutionTimesTheMatrixGivesTheRightSide() {
        SplittableRandom random = new SplittableRandom(9);
        for (int n = 1; n < 30; n++) {
            double[][] root = new double[n][n];
            double[] right = random.doubles(n, -1, 1).toArray();
            for (double[] row : root) {
                System.arraycopy(random.doubles(n, -1, 1).toArray(), 0, row, 0, n);
            }
            double[][] matrix = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    matrix[i][j] = i == j ? 1 : 0;
                    for (int k = 0; k < n; k++) {
                        matrix[i][j] += root[i][k] * root[j][k];
                    }
                }
            }
            double[] x = Cholesky.solve(copy(matrix), right);
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += matrix[i][j] * x[j];
                }
                assertThat(sum).isCloseTo(right[i], within(1e-9));
            }
        }
    }

    private static double[][] copy(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }
}
