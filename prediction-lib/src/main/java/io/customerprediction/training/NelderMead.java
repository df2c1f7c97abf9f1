package io.customerprediction.training;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Finds a minimum of a few variables without derivatives by moving a simplex downhill (Nelder and Mead 1965, with the
 * usual coefficients 1, 2, ½, ½).
 */
final class NelderMead {
    private static final double FLAT = 1e-10;

    private final ToDoubleFunction<double[]> function;
    private final double[][] corners;
    private final double[] values;
    private int evaluations;

    /** A simplex around a start, with edges of the given length. */
    NelderMead(ToDoubleFunction<double[]> function, double[] start, double edge) {
        this.function = function;
        corners = new double[start.length + 1][];
        values = new double[start.length + 1];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = start.clone();
            if (i > 0) {
                corners[i][i - 1] += edge;
            }
            values[i] = valueAt(corners[i]);
        }
    }

    /**
     * Moves downhill until the values at all corners agree to one part in 10<sup>10</sup>.
     *
     * @return whether that was reached before the function was evaluated so often
     */
    boolean descend(int mostEvaluations) {
        while (spread() > FLAT * (Math.abs(lowest()) + FLAT)) {
            if (evaluations >= mostEvaluations) {
                return false;
            }
            step();
        }
        return true;
    }

    /** The best point so far. */
    double[] point() {
        return corners[indexOfLowest()].clone();
    }

    /** The value at the best point so far. */
    double lowest() {
        return values[indexOfLowest()];
    }

    private double spread() {
        return values[indexOfHighest()] - lowest();
    }

    private void step() {
        int worst = indexOfHighest();
        double[] centre = centreWithout(worst);
        double[] reflected = between(corners[worst], centre, 2);
        double value = valueAt(reflected);
        if (value < lowest()) {
            double[] expanded = between(corners[worst], centre, 3);
            double further = valueAt(expanded);
            replace(worst, further < value ? expanded : reflected, Math.min(further, value));
        } else if (value < secondHighest(worst)) {
            replace(worst, reflected, value);
        } else {
            contract(worst, centre, reflected, value);
        }
    }

    private void contract(int worst, double[] centre, double[] reflected, double value) {
        boolean outside = value < values[worst];
        double[] contracted = between(outside ? reflected : corners[worst], centre, 0.5);
        double nearer = valueAt(contracted);
        if (nearer < Math.min(value, values[worst])) {
            replace(worst, contracted, nearer);
        } else {
            shrink();
        }
    }

    private void shrink() {
        int best = indexOfLowest();
        for (int i = 0; i < corners.length; i++) {
            if (i != best) {
                double[] nearer = between(corners[i], corners[best], 0.5);
                replace(i, nearer, valueAt(nearer));
            }
        }
    }

    private void replace(int i, double[] corner, double value) {
        corners[i] = corner;
        values[i] = value;
    }

    private double[] centreWithout(int left) {
        double[] centre = new double[corners.length - 1];
        for (int i = 0; i < corners.length; i++) {
            for (int k = 0; i != left && k < centre.length; k++) {
                centre[k] += corners[i][k] / centre.length;
            }
        }
        return centre;
    }

    private static double[] between(double[] from, double[] to, double share) {
        double[] point = new double[from.length];
        Arrays.setAll(point, k -> from[k] + share * (to[k] - from[k]));
        return point;
    }

    private double valueAt(double[] point) {
        evaluations++;
        double value = function.applyAsDouble(point);
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    private int indexOfLowest() {
        int lowest = 0;
        for (int i = 1; i < values.length; i++) {
            lowest = values[i] < values[lowest] ? i : lowest;
        }
        return lowest;
    }

    private int indexOfHighest() {
        int highest = 0;
        for (int i = 1; i < values.length; i++) {
            highest = values[i] > values[highest] ? i : highest;
        }
        return highest;
    }

    private double secondHighest(int highest) {
        double second = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            second = i == highest ? second : Math.max(second, values[i]);
        }
        return second;
    }
}
