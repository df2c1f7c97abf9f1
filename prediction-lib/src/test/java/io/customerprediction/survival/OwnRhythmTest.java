package io.customerprediction.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.history.CustomerHistory;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnRhythmTest {
    private static final double EXACT = 1e-9;
    private static final int HORIZON = 90;
    private static final int AS_OF = 19_000;

    /** A hazard of 1 in 60 days, for ever. */
    private static final SurvivalCurve PLAIN =
            new SurvivalCurve(new double[] {3, 30, 90, 360}, new double[] {0.05, 0.5, 1.5, 6});

    private static final int GAPS = 0;
    private static final int WEEKDAY = 2;
    private static final int MONTH_DAY = 4;
    private static final int LAST_YEAR = 5;

    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void withoutWeightsTheCurveStaysAsItIs() {
        SurvivalCurve curve = rhythm(new double[DayFactors.TERMS]).curve(row(30, 12, 10), 0, PLAIN);
        for (int day = 0; day <= SurvivalCurve.CAP; day++) {
            assertThat(curve.at(day)).isCloseTo(PLAIN.at(day), within(EXACT));
        }
    }

    @Test
    void whoBuysEveryThirtyDaysIsExpectedOnTheDayThatIsDue() {
        SurvivalCurve curve = rhythm(weight(GAPS, 1)).curve(row(30, 12, 10), 0, PLAIN);
        DayWindow window = curve.shortestWindow(0.5);
        assertThat(window.from()).isLessThanOrEqualTo(20);
        assertThat(window.to()).isGreaterThanOrEqualTo(20);
        assertThat(window.to() - window.from()).isLessThan(12);
    }

    /** The factors say when, not whether. */
    @Test
    void gapsAndYearsLeaveTheWholeHazardAsItIs() {
        for (int k = 0; k < 200; k++) {
            double[] weight = new double[DayFactors.TERMS];
            weight[GAPS] = 2 * random.nextDouble() - 0.5;
            for (int t = LAST_YEAR; t < DayFactors.TERMS; t++) {
                weight[t] = 4 * random.nextDouble() - 1;
            }
            SurvivalCurve curve = rhythm(weight).curve(anyRow(), 0, PLAIN);
            assertThat(curve.at(SurvivalCurve.CAP)).isCloseTo(PLAIN.at(SurvivalCurve.CAP), within(EXACT));
        }
    }

    @Test
    void theOwnWeekdayIsTheLikeliestAndWeeksStayAsTheyAre() {
        double[] row = row(7, 40, 3);
        SurvivalCurve curve = rhythm(weight(WEEKDAY, 1.5)).curve(row, 0, PLAIN);
        double own = hazard(curve, 4);
        for (int day = 1; day <= 7; day++) {
            assertThat(hazard(curve, day)).isLessThanOrEqualTo(own);
        }
        assertThat(own).isGreaterThan(5 * hazard(curve, 5));
        for (int week = 7; week <= 28; week += 7) {
            assertThat(curve.at(week)).isCloseTo(PLAIN.at(week), within(1e-3));
        }
    }

    @Test
    void theOwnDayOfTheMonthComesBackEveryMonth() {
        int[] days = IntStream.range(0, 14)
                .map(month -> (int)
                        java.time.LocalDate.of(2020, 12, 15).plusMonths(month).toEpochDay())
                .toArray();
        double[] row = row(days, (int) java.time.LocalDate.of(2022, 1, 25).toEpochDay());
        SurvivalCurve curve = rhythm(weight(MONTH_DAY, 1.5)).curve(row, 0, PLAIN);
        assertThat(hazard(curve, 21)).isGreaterThan(5 * hazard(curve, 10));
        assertThat(curve.at(47) - curve.at(53)).isGreaterThan(3 * (curve.at(33) - curve.at(39)));
    }

    @Test
    void theTimeOfTheYearIsThatOfThePurchaseAYearBefore() {
        double[] row = row(new int[] {AS_OF - 365 + 200, AS_OF - 160}, AS_OF);
        SurvivalCurve curve = rhythm(weight(LAST_YEAR + 1, 5)).curve(row, 0, PLAIN);
        DayWindow window = curve.shortestWindow(0.3);
        assertThat(window.from()).isBetween(1, 200);
        assertThat(hazard(curve, 201)).isGreaterThan(10 * hazard(curve, 100));
    }

    @Test
    void slopesAreTheDerivativesOfTheLogarithms() {
        for (int k = 0; k < 50; k++) {
            double[] row = anyRow();
            double[] weight = random.doubles(DayFactors.TERMS, -0.5, 1).toArray();
            double[] base = DayFactors.hazards(PLAIN);
            DayFactors factors = new DayFactors(weight, true);
            factors.of(row, 0, base);
            for (int t = 0; t < DayFactors.TERMS; t++) {
                double[] more = weight.clone();
                double[] less = weight.clone();
                more[t] += 1e-5;
                less[t] -= 1e-5;
                double[] above = new DayFactors(more).of(row, 0, base);
                double[] below = new DayFactors(less).of(row, 0, base);
                for (int j = 0; j < above.length; j++) {
                    double slope = (Math.log(above[j]) - Math.log(below[j])) / 2e-5;
                    assertThat(factors.slope(j, t)).as("term %d", t).isCloseTo(slope, within(1e-4));
                }
            }
        }
    }

    @Test
    void levelsMultiplyTheHazardsBeforeAndAfterTheHorizon() {
        OwnRhythm rhythm = rhythm(new double[DayFactors.TERMS]).withLevels(Math.log(2), Math.log(0.25));
        SurvivalCurve curve = rhythm.curve(row(30, 12, 10), 0, PLAIN);
        assertThat(hazard(curve, 40)).isCloseTo(2 * hazard(PLAIN, 40), within(EXACT));
        assertThat(hazard(curve, 300)).isCloseTo(0.5 * hazard(PLAIN, 300), within(EXACT));
    }

    @Test
    void everyRowHasACurve() {
        for (int k = 0; k < 2_000; k++) {
            double[] weight = random.doubles(DayFactors.TERMS, -3, 7).toArray();
            SurvivalCurve curve = rhythm(weight).curve(anyRow(), 0, PLAIN);
            assertThat(curve.at(SurvivalCurve.CAP)).isBetween(0.0, 1.0);
            assertThat(curve.restrictedMean()).isBetween(0.0, (double) SurvivalCurve.CAP);
        }
    }

    @Test
    void weightsAreOnePerTermAndFinite() {
        assertThatIllegalArgumentException().isThrownBy(() -> rhythm(new double[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> rhythm(weight(GAPS, Double.NaN)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rhythm(weight(GAPS, 1)).withLevels(0, Double.POSITIVE_INFINITY));
    }

    private static double hazard(SurvivalCurve curve, int day) {
        return Math.log(curve.at(day - 1)) - Math.log(curve.at(day));
    }

    private static OwnRhythm rhythm(double[] weight) {
        return new OwnRhythm(weight, HORIZON, 0, 0);
    }

    private static double[] weight(int term, double weight) {
        double[] weights = new double[DayFactors.TERMS];
        weights[term] = weight;
        return weights;
    }

    /** A customer who bought {@code times} times with the same gap, the last time {@code recency} days ago. */
    private static double[] row(int gap, int times, int recency) {
        return row(IntStream.range(0, times).map(k -> k * gap).toArray(), (times - 1) * gap + recency);
    }

    private static double[] row(int[] days, int asOf) {
        short[] orders = new short[days.length];
        Arrays.fill(orders, (short) 1);
        double[] row = new double[HistoryFeatures.rowWidth()];
        HistoryFeatures.fill(CustomerHistory.of(days, new long[days.length], orders, false), asOf, row, 0);
        return row;
    }

    private double[] anyRow() {
        int[] days = random.ints(1 + random.nextInt(20), AS_OF - 1_200, AS_OF + 1)
                .sorted()
                .distinct()
                .toArray();
        return row(days, AS_OF);
    }
}
