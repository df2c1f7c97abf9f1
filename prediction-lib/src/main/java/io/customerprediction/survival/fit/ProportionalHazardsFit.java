package io.customerprediction.survival.fit;

import io.customerprediction.labels.Examples;
import io.customerprediction.progress.Cancellation;
import io.customerprediction.survival.ProportionalHazards;
import java.util.Arrays;

/**
 * Fits proportional hazards by Poisson regression: given the base hazard, the purchase of a row is a Poisson count with
 * mean base hazard of its follow-up times the row's factor (Whitehead 1980). Steps of Newton's method, with a ridge on the
 * weights of the standardised features, take turns with the base hazard that fits the factors.
 */
public final class ProportionalHazardsFit {
    private static final double RIDGE = 20;
    private static final int MOST_STEPS = 60;
    private static final double CLOSE = 1e-3;
    private static final double LONGEST_STEP = 1;
    private static final double HIGHEST_LOG_FACTOR = 8;

    private final Examples examples;
    private final int width;
    private final double[] mean;
    private final double[] deviation;
    private final float[] z;
    /** Where the next fit starts. */
    private final double[] weights;

    private boolean converged;

    public ProportionalHazardsFit(Examples examples) {
        this.examples = examples;
        this.width = examples.width();
        this.mean = new double[width];
        this.deviation = new double[width];
        this.z = new float[examples.size() * width];
        this.weights = new double[width];
        standardise();
    }

    private void standardise() {
        double[] squares = new double[width];
        for (int k = 0; k < z.length; k++) {
            double value = ProportionalHazards.logScale(examples.x()[k]);
            z[k] = (float) value;
            mean[k % width] += value;
            squares[k % width] += value * value;
        }
        int n = Math.max(1, examples.size());
        for (int f = 0; f < width; f++) {
            mean[f] /= n;
            deviation[f] = Math.max(1e-6, Math.sqrt(Math.max(0, squares[f] / n - mean[f] * mean[f])));
        }
        for (int k = 0; k < z.length; k++) {
            z[k] = (float) ((z[k] - mean[k % width]) / deviation[k % width]);
        }
    }

    /** The model of this follow-up; starts from what the last fit found. */
    public ProportionalHazards fit(FollowUp followUp) {
        double[] factor = new double[followUp.size()];
        BaseHazard base = base(followUp, factor);
        converged = false;
        for (int step = 0; step < MOST_STEPS && !converged; step++) {
            Cancellation.check();
            converged = newton(followUp, base, factor) <= CLOSE;
            base = converged ? base : base(followUp, factor);
        }
        double[] logBase = new double[LifeTable.BINS];
        double sum = 0;
        for (int b = 0; b < LifeTable.BINS; b++) {
            sum += base.perBin()[b];
            logBase[b] = Math.log(sum);
        }
        return new ProportionalHazards(mean, deviation, weights.clone(), logBase);
    }

    /** Whether the last fit came so close to the optimum that a further step would not matter. */
    public boolean converged() {
        return converged;
    }

    /** The hazard of a customer who is average in all features (Breslow 1974); fills in each customer's factor on it. */
    private BaseHazard base(FollowUp followUp, double[] factor) {
        Arrays.setAll(factor, this::factor);
        return BaseHazard.of(followUp.everyone(factor));
    }

    private double factor(int i) {
        double sum = 0;
        for (int f = 0; f < width; f++) {
            sum += weights[f] * z[i * width + f];
        }
        return Math.exp(Math.min(HIGHEST_LOG_FACTOR, sum));
    }

    /** One step; returns its longest coordinate. */
    private double newton(FollowUp followUp, BaseHazard base, double[] factor) {
        double[] gradient = new double[width];
        double[][] curvature = new double[width][width];
        for (int i = 0; i < factor.length; i++) {
            double purchases = followUp.expected(i, base.perBin()) * factor[i];
            add(i, (followUp.purchased(i) ? 1 : 0) - purchases, purchases, gradient, curvature);
        }
        for (int f = 0; f < width; f++) {
            gradient[f] -= RIDGE * weights[f];
            curvature[f][f] += RIDGE;
        }
        double[] step = Cholesky.solve(curvature, gradient);
        double longest = Arrays.stream(step).map(Math::abs).max().orElse(0);
        double shorten = Math.min(1, LONGEST_STEP / Math.max(longest, 1e-12));
        for (int f = 0; f < width; f++) {
            weights[f] += shorten * step[f];
        }
        return longest;
    }

    /** Adds a row to the gradient and to the lower triangle of the curvature. */
    private void add(int i, double residual, double weight, double[] gradient, double[][] curvature) {
        int row = i * width;
        for (int f = 0; f < width; f++) {
            gradient[f] += residual * z[row + f];
            double[] line = curvature[f];
            double weighted = weight * z[row + f];
            for (int g = 0; g <= f; g++) {
                line[g] += weighted * z[row + g];
            }
        }
    }
}
