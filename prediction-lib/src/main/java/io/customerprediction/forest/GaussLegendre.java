package io.customerprediction.forest;

/**
 * Gauss–Legendre quadrature on the interval from 0 to 1: exact for polynomials of a degree below twice the number of
 * points. The points are the zeros of the Legendre polynomial, found by Newton's method from its three-term recurrence
 * (Abramowitz and Stegun, Handbook of Mathematical Functions, 1964, 25.4.29 and 22.7.10).
 */
final class GaussLegendre {
    private final double[] points;
    private final double[] weights;

    GaussLegendre(int n) {
        points = new double[n];
        weights = new double[n];
        for (int i = 0; i < n; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
            for (int round = 0; round < 10; round++) {
                x -= legendre(n, x) / derivative(n, x);
            }
            double slope = derivative(n, x);
            points[i] = (1 + x) / 2;
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }
    }

    double[] points() {
        return points;
    }

    double[] weights() {
        return weights;
    }

    private static double legendre(int n, double x) {
        double before = 1;
        double now = x;
        for (int k = 2; k <= n; k++) {
            double next = ((2 * k - 1) * x * now - (k - 1) * before) / k;
            before = now;
            now = next;
        }
        return n == 0 ? 1 : now;
    }

    private static double derivative(int n, double x) {
        return n * (x * legendre(n, x) - legendre(n - 1, x)) / (x * x - 1);
    }
}
