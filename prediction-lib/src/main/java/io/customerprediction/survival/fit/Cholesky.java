package io.customerprediction.survival.fit;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/** Linear systems by Cholesky's decomposition. */
public final class Cholesky {
    private static final double SYMMETRY = 1e-9;
    private static final double LEAST_PIVOT = 0;

    private Cholesky() {}

    /**
     * Solves a symmetric positive definite system of which the lower triangle is given; the upper one is overwritten.
     *
     * @throws org.hipparchus.exception.MathIllegalArgumentException if it is not positive definite
     */
    public static double[] solve(double[][] lower, double[] right) {
        for (int j = 0; j < right.length; j++) {
            for (int k = 0; k < j; k++) {
                lower[k][j] = lower[j][k];
            }
        }
        return new CholeskyDecomposition(new Array2DRowRealMatrix(lower, false), SYMMETRY, LEAST_PIVOT)
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
    }
}
