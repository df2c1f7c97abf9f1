package io.customerprediction.training;

import io.customerprediction.labels.Examples;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.survival.OwnRhythm;
import io.customerprediction.survival.SurvivalCurve;
import java.util.function.ToDoubleFunction;

/**
 * Gives a model an own rhythm and keeps its level: over the customers of today, the mean probabilities of no purchase within
 * the horizon, and within the {@value SurvivalCurve#CAP} days of the curves, stay what they were. When customers purchase is
 * then learnt from their rhythm, and how many do from the log as a whole.
 */
final class RhythmLevel {
    private static final int MOST_CUSTOMERS = 1_000;
    private static final int STEPS = 24;
    private static final double MOST = 3;

    private final Examples today;
    private final int step;

    private RhythmLevel(Examples today) {
        this.today = today;
        this.step = (today.size() - 1) / MOST_CUSTOMERS + 1;
    }

    static ForecastModel keep(ForecastModel without, OwnRhythm rhythm, Examples today) {
        RhythmLevel level = new RhythmLevel(today);
        int within = Math.min(rhythm.horizon(), SurvivalCurve.CAP);
        double logWithin = level.find(without, within, log -> level.mean(without, rhythm.withLevels(log, 0), within));
        double logAfter = within == SurvivalCurve.CAP
                ? 0
                : level.find(
                        without,
                        SurvivalCurve.CAP,
                        log -> level.mean(without, rhythm.withLevels(logWithin, log), SurvivalCurve.CAP));
        return without.withRhythm(rhythm.withLevels(logWithin, logAfter));
    }

    /** The logarithm, by bisection, at which the mean is that of the model without rhythm. */
    private double find(ForecastModel without, int days, ToDoubleFunction<Double> mean) {
        double wanted = mean(without, days);
        double low = -MOST;
        double high = MOST;
        for (int k = 0; k < STEPS; k++) {
            double middle = (low + high) / 2;
            if (mean.applyAsDouble(middle) > wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private double mean(ForecastModel model, OwnRhythm rhythm, int days) {
        return mean(model.withRhythm(rhythm), days);
    }

    private double mean(ForecastModel model, int days) {
        double sum = 0;
        int customers = 0;
        for (int i = 0; i < today.size(); i += step) {
            sum += model.curveOfHistory(today.row(i), model.asOf()).at(days);
            customers++;
        }
        return sum / customers;
    }
}
