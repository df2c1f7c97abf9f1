package io.customerprediction.training;

import io.customerprediction.labels.Examples;
import io.customerprediction.progress.Cancellation;
import io.customerprediction.survival.HazardModel;
import java.util.Arrays;

/**
 * The mean probability of a return within some days, of the customers of a day, under changes of their hazards.
 *
 * @param hazards cumulative hazard of some of the customers at the end of those days
 */
record MeanReturn(double[] hazards) {
    private static final int MOST_CUSTOMERS = 2_000;
    private static final int STEPS = 25;

    /** By a model, of evenly chosen customers, at the first of the model's times that is not before {@code days}. */
    static MeanReturn of(HazardModel model, Examples today, double days) {
        int found = Arrays.binarySearch(model.times(), days);
        int at = Math.min(model.times().length - 1, found >= 0 ? found : -found - 1);
        double[] hazards = new double[Math.min(MOST_CUSTOMERS, today.size())];
        double[] curve = new double[model.times().length];
        for (int k = 0; k < hazards.length; k++) {
            Cancellation.check();
            model.cumulativeHazards(today.row((int) ((long) k * today.size() / hazards.length)), 1, curve);
            hazards[k] = curve[at];
        }
        return new MeanReturn(hazards);
    }

    /** The mean when the logarithm of each hazard is multiplied by {@code sharpness} and {@code constant} added to it. */
    double at(double sharpness, double constant) {
        return Arrays.stream(hazards)
                .map(hazard -> -Math.expm1(-Math.exp(constant + sharpness * Math.log(hazard))))
                .average()
                .orElse(0);
    }

    /** The constant with which the mean is the wanted one; 0 if there is none. */
    double constantFor(double sharpness, double wanted) {
        double constant = 0;
        for (int step = 0; step < STEPS; step++) {
            constant += Math.log(Math.log1p(-wanted) / Math.log1p(-at(sharpness, constant)));
        }
        return Double.isFinite(constant) ? constant : 0;
    }
}
