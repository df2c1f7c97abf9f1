package io.customerprediction.survival;

import java.util.stream.IntStream;

/**
 * Places the next purchase on its day. The hazard of each day ahead, as a {@link HazardModel} and the {@link Season} give
 * it, is multiplied by a factor: what the customer's own gaps, weekday, day of the month and time of the year say of that day
 * (see {@link DayFactors}). The factors of a customer have a mean of 1 over the days ahead, so that they say when, and leave
 * whether to the hazard. Weights are learnt from a log's past; 0 where customers have no rhythm. Immutable (the array is not
 * to be changed) and thread-safe.
 *
 * @param weight of each term of the logarithm of the factors
 * @param horizon the window that churn is about, in days
 * @param within logarithm of what all hazards within the horizon are multiplied by besides, so that the mean probability
 *     of churn is the one without rhythm
 * @param after the same for the days after the horizon, less {@code within}; reached {@value #PASSAGE} days after it
 */
public record OwnRhythm(double[] weight, int horizon, double within, double after) {
    private static final int PASSAGE = 60;

    /** @throws IllegalArgumentException unless there is one finite weight a term, and finite levels */
    public OwnRhythm {
        if (weight.length != DayFactors.TERMS
                || !IntStream.range(0, weight.length).allMatch(t -> Double.isFinite(weight[t]))
                || !Double.isFinite(within + after)) {
            throw new IllegalArgumentException(
                    "an own rhythm has " + DayFactors.TERMS + " finite weights and finite levels");
        }
    }

    /** The same weights with other levels. */
    public OwnRhythm withLevels(double ofHorizon, double ofLater) {
        return new OwnRhythm(weight, horizon, ofHorizon, ofLater);
    }

    /**
     * The curve of a customer.
     *
     * @param rows history features, all values of a row together
     * @param row where the customer's begin
     * @param without the customer's curve without rhythm
     */
    public SurvivalCurve curve(double[] rows, int row, SurvivalCurve without) {
        DayFactors factors = new DayFactors(weight);
        double[] cumulative = factors.of(rows, row, DayFactors.hazards(without));
        double sum = 0;
        double levelWithin = Math.exp(within);
        double levelAfter = Math.exp(within + after);
        for (int k = 0; k < cumulative.length; k++) {
            double passed = (DayFactors.middle(k) - horizon) / PASSAGE;
            double level = passed <= 0 ? levelWithin : passed >= 1 ? levelAfter : Math.exp(within + after * passed);
            sum += factors.hazard(k) * cumulative[k] * level;
            cumulative[k] = sum;
        }
        return new SurvivalCurve(DayFactors.TIMES, cumulative);
    }
}
