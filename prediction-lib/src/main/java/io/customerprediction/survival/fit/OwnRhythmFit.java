package io.customerprediction.survival.fit;

import io.customerprediction.labels.Examples;
import io.customerprediction.progress.Cancellation;
import io.customerprediction.survival.DayFactors;
import io.customerprediction.survival.HazardModel;
import io.customerprediction.survival.OwnRhythm;
import io.customerprediction.survival.Season;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Fits an own rhythm to the outcomes of labelled rows by Poisson regression (as {@link ProportionalHazardsFit} does): given
 * the hazard without rhythm, the purchase of a row in an interval of days ahead is a Poisson count whose mean is that
 * hazard times the interval's factor. The level of all hazards is fitted beside and dropped, so that the weights learn when
 * customers purchase and not how many do.
 */
public final class OwnRhythmFit {
    private static final int MOST_ROWS = 12_000;
    private static final double RIDGE = 10;
    private static final int MOST_STEPS = 15;
    private static final double CLOSE = 1e-2;
    private static final double LONGEST_STEP = 1;
    private static final double LEAST = 1e-12;

    /** The weights, and the level as the last one. */
    private static final int FITTED = DayFactors.TERMS + 1;

    private final Examples examples;
    private final int[] chosen;
    private final double[] times;
    private final double[] hazards;

    private OwnRhythmFit(Examples examples, double[] times) {
        this.examples = examples;
        this.times = times;
        int rows = Math.min(MOST_ROWS, examples.size());
        this.chosen = new int[rows];
        Arrays.setAll(chosen, k -> (int) ((long) k * examples.size() / rows));
        this.hazards = new double[rows * times.length];
    }

    /**
     * The rhythm of the customers, or nothing where it explains their returns no better than chance would: by less than the
     * criterion of Schwarz (1978) asks of so many weights.
     *
     * @param base without rhythm
     * @param examples rows with all values of a row
     * @param dates as-of date of each window
     * @param calendar how busy the months of the past were
     * @param season the months ahead
     * @param horizon the window that churn is about, in days
     */
    public static Optional<OwnRhythm> of(
            HazardModel base, Examples examples, int[] dates, ActivityCalendar calendar, Season season, int horizon) {
        OwnRhythmFit fit = new OwnRhythmFit(examples, base.times());
        fit.fillHazards(base, dates, calendar, season);
        return fit.fit().map(weight -> new OwnRhythm(weight, horizon, 0, 0));
    }

    private void fillHazards(HazardModel base, int[] dates, ActivityCalendar calendar, Season season) {
        int inputs = base.linear().weight().length;
        Map<Integer, Map<Double, double[]>> activeDays = new HashMap<>();
        double[] cumulative = new double[times.length];
        for (int k = 0; k < chosen.length; k++) {
            Cancellation.check();
            int row = chosen[k] * examples.width();
            double[] input = Arrays.copyOfRange(examples.x(), row, row + inputs);
            base.cumulativeHazards(input, 1, cumulative);
            int date = dates[examples.window()[chosen[k]]];
            double[] active = activeDays
                    .computeIfAbsent(date, any -> new HashMap<>())
                    .computeIfAbsent(
                            base.seasonalExponent(input, 0),
                            exponent -> calendar.activeDaysFrom(date, exponent, season));
            double before = 0;
            double sum = 0;
            for (int t = 0; t < times.length; t++) {
                int from = t == 0 ? 0 : (int) times[t - 1];
                int to = (int) times[t];
                sum += (cumulative[t] - before) * (active[to] - active[from]) / (to - from);
                before = cumulative[t];
                hazards[k * times.length + t] = sum;
            }
        }
    }

    private Optional<double[]> fit() {
        double[] fitted = new double[FITTED];
        Step step = new Step(fitted);
        step.run();
        if (step.purchases == 0) {
            return Optional.empty();
        }
        double without = step.lossAtBestLevel();
        for (int k = 0; k < MOST_STEPS; k++) {
            double[] change = step.change();
            double longest = Arrays.stream(change).map(Math::abs).max().orElse(0);
            double shorten = Math.min(1, LONGEST_STEP / Math.max(longest, LEAST));
            for (int t = 0; t < FITTED; t++) {
                fitted[t] += shorten * change[t];
            }
            step = new Step(fitted);
            step.run();
            if (longest < CLOSE) {
                break;
            }
        }
        double wanted = DayFactors.TERMS / 2.0 * Math.log(step.purchases);
        return without - step.loss > wanted ? Optional.of(Arrays.copyOf(fitted, DayFactors.TERMS)) : Optional.empty();
    }

    /** One step of Newton's method, with the curvature expected of Poisson counts. */
    private final class Step {
        private final double[] fitted;
        private final DayFactors factors;
        private final double level;
        private final double[] gradient = new double[FITTED];
        private final double[][] curvature = new double[FITTED][FITTED];
        private final double[] slope = new double[FITTED];
        private double loss;
        private double purchases;
        private double expectedInAll;

        Step(double[] fitted) {
            this.fitted = fitted;
            this.factors = new DayFactors(Arrays.copyOf(fitted, DayFactors.TERMS), true);
            this.level = Math.exp(fitted[FITTED - 1]);
        }

        void run() {
            double[] ends = DayFactors.times();
            for (int k = 0; k < chosen.length; k++) {
                Cancellation.check();
                int i = chosen[k];
                double[] base = DayFactors.hazards(times, hazards, k * times.length);
                double[] factor = factors.of(examples.x(), i * examples.width(), base);
                int days = examples.days()[i];
                boolean purchased = FollowUp.returned(examples, i);
                double start = 0;
                for (int j = 0; j < ends.length && start < days; j++) {
                    double followed = (Math.min(days, ends[j]) - start) / (ends[j] - start);
                    count(j, base[j] * factor[j], followed, purchased && days <= ends[j]);
                    start = ends[j];
                }
            }
            for (int t = 0; t < DayFactors.TERMS; t++) {
                gradient[t] -= RIDGE * fitted[t];
                curvature[t][t] += RIDGE;
            }
        }

        private void count(int interval, double hazard, double followed, boolean purchased) {
            double expected = level * hazard * followed;
            loss += expected - (purchased ? Math.log(Math.max(LEAST, level * hazard)) : 0);
            purchases += purchased ? 1 : 0;
            expectedInAll += expected;
            for (int t = 0; t < DayFactors.TERMS; t++) {
                slope[t] = factors.slope(interval, t);
            }
            slope[FITTED - 1] = 1;
            double residual = (purchased ? 1 : 0) - expected;
            for (int t = 0; t < FITTED; t++) {
                if (slope[t] == 0) {
                    continue;
                }
                gradient[t] += residual * slope[t];
                double weighted = expected * slope[t];
                for (int u = 0; u <= t; u++) {
                    curvature[t][u] += weighted * slope[u];
                }
            }
        }

        /** The loss if only the level were fitted: with expected purchases as many as seen. */
        double lossAtBestLevel() {
            return loss - expectedInAll + purchases - purchases * Math.log(purchases / expectedInAll);
        }

        double[] change() {
            return Cholesky.solve(curvature, gradient);
        }
    }
}
