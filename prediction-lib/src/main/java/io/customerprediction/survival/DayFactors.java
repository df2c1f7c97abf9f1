package io.customerprediction.survival;

import io.customerprediction.features.Feature;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's own rhythm says of each day ahead, as factors on the hazard. Days ahead are taken one by one for five
 * weeks and a few at a time after that. The logarithm of a factor is linear in its terms, apart from what keeps its mean at 1:
 *
 * <ul>
 *   <li>Gaps, with three purchase days or more: the logarithm of the hazard of a renewal whose gaps are log-logistic about the
 *       usual one, a tenth of them astray, against gaps without a scale of their own (Platzer and Reutterer 2016 model regular
 *       gaps by a gamma distribution); counted again for those whose gaps are alike.
 *   <li>The weekday, and the days beside it: the logarithm of the customer's share against a seventh.
 *   <li>The day of the month, one day before or after: the same.
 *   <li>The time of the year: how near the day is to the one on which the customer first purchased a year before, and two and
 *       three years before, at three widths; less for those who purchase more often than every 150 days.
 * </ul>
 *
 * <p>Holds the working space of one customer at a time; not thread-safe.
 */
public final class DayFactors {
    /** How many terms there are. */
    public static final int TERMS = 11;

    private static final int GAP = 0;
    private static final int ALIKE_GAP = 1;
    private static final int WEEKDAY = 2;
    private static final int BESIDE_WEEKDAY = 3;
    private static final int MONTH_DAY = 4;
    private static final int YEAR = 5;
    private static final int OLDER_YEAR = 8;

    private static final int WEEK = 7;
    private static final int WEEKS_END = 35;
    private static final double MONTH = 365.25 / 12;
    /** The day of the month and the days beside it. */
    private static final double MONTH_DAYS = 3;

    private static final int YEARS = 3;
    private static final int A_YEAR = 365;
    private static final double[] NEAR = {12, 30, 75};
    private static final double SELDOM = 150;

    private static final int FEWEST_PURCHASE_DAYS = 3;
    private static final double ALIKE = 0.4;
    private static final double ASTRAY = 0.1;
    private static final double LARGEST_LOG = 6;

    private static final int[] ENDS = ends();
    static final double[] TIMES = times();
    private static final double[] MIDDLES = middles();

    private final double[] weight;
    private final double @Nullable [] slopes;
    private double[] hazards = new double[0];

    /** Factors with these weights. */
    public DayFactors(double[] weight) {
        this(weight, false);
    }

    /** @param withSlopes whether the derivatives of the logarithms by the weights are wanted */
    public DayFactors(double[] weight, boolean withSlopes) {
        this.weight = weight;
        this.slopes = withSlopes ? new double[ENDS.length * TERMS] : null;
    }

    private static int[] ends() {
        return IntStream.iterate(1, day -> day <= SurvivalCurve.CAP, day -> day + step(day))
                .toArray();
    }

    /** Ends of the intervals are those of the hazard models among them. */
    private static int step(int day) {
        return day < WEEKS_END ? 1 : day < 45 ? 2 : day < 90 ? 3 : day < 120 ? 5 : 10;
    }

    /** The last day ahead of each interval: a copy. */
    public static double[] times() {
        return Arrays.stream(ENDS).asDoubleStream().toArray();
    }

    private static double[] middles() {
        double[] middles = new double[ENDS.length];
        Arrays.setAll(middles, j -> (start(j) + 1 + ENDS[j]) / 2.0);
        return middles;
    }

    /** The middle of the days of an interval. */
    static double middle(int interval) {
        return MIDDLES[interval];
    }

    private static int start(int interval) {
        return interval == 0 ? 0 : ENDS[interval - 1];
    }

    /** Hazards of the intervals on a curve, whose knots are among {@link #times} and end at the last one. */
    static double[] hazards(SurvivalCurve curve) {
        return curve.hazardsBetween(ENDS);
    }

    /**
     * Hazards of the intervals.
     *
     * @param times days ahead, ascending, ending at {@value SurvivalCurve#CAP}; each one of {@link #times}
     * @param cumulative hazard at each of them, from {@code from} on
     */
    public static double[] hazards(double[] times, double[] cumulative, int from) {
        double[] hazards = new double[ENDS.length];
        int k = 0;
        double before = 0;
        double startDay = 0;
        for (int j = 0; j < ENDS.length; j++) {
            if (ENDS[j] > times[k]) {
                before = cumulative[from + k];
                startDay = times[k];
                k++;
            }
            hazards[j] = (cumulative[from + k] - before) / (times[k] - startDay) * (ENDS[j] - start(j));
        }
        return hazards;
    }

    /**
     * The factors of one customer: a new array.
     *
     * @param rows history features, all values of a row together
     * @param row where the customer's begin
     * @param hazardsWithout of each interval, without rhythm; kept until the next call
     */
    public double[] of(double[] rows, int row, double[] hazardsWithout) {
        hazards = hazardsWithout;
        double[] factor = new double[ENDS.length];
        if (slopes != null) {
            Arrays.fill(slopes, 0);
        }
        boolean any = addGaps(rows, row, factor);
        any |= addYears(rows, row, factor);
        if (any) {
            normalise(factor);
        } else {
            Arrays.fill(factor, 1);
        }
        multiplyWeek(rows, row, factor);
        multiplyMonth(rows, row, factor);
        return factor;
    }

    /** The hazard of an interval without rhythm. */
    double hazard(int interval) {
        return hazards[interval];
    }

    /** The derivative of the logarithm of an interval's factor by a weight, at the last customer. */
    public double slope(int interval, int term) {
        if (slopes == null) {
            throw new IllegalStateException("slopes were not asked for");
        }
        return slopes[interval * TERMS + term];
    }

    private boolean addGaps(double[] rows, int row, double[] log) {
        if (Feature.PURCHASE_DAYS.of(rows, row) < FEWEST_PURCHASE_DAYS) {
            return false;
        }
        double usual = Feature.USUAL_GAP.of(rows, row);
        double spread = Feature.GAP_SPREAD.of(rows, row);
        double recency = Feature.RECENCY.of(rows, row);
        boolean alike = spread < ALIKE;
        double counted = weight[GAP] + (alike ? weight[ALIKE_GAP] : 0);
        double scale = spread * Math.sqrt(3) / Math.PI;
        double logUsual = Math.log(usual);
        for (int j = 0; j < ENDS.length; j++) {
            double age = recency + MIDDLES[j];
            double quiet = Logistic.at((logUsual - Logarithms.of(age)) / scale);
            double density = quiet * (1 - quiet) / (age * scale);
            double strayQuiet = usual / (usual + age);
            double stray = strayQuiet / usual;
            double hazard = ((1 - ASTRAY) * density + ASTRAY * stray * strayQuiet)
                    / ((1 - ASTRAY) * quiet + ASTRAY * strayQuiet);
            double term = Math.log(hazard / stray);
            log[j] += counted * term;
            setSlope(j, GAP, term);
            setSlope(j, ALIKE_GAP, alike ? term : 0);
        }
        return true;
    }

    private void setSlope(int interval, int term, double slope) {
        if (slopes != null) {
            slopes[interval * TERMS + term] = slope;
        }
    }

    private boolean addYears(double[] rows, int row, double[] log) {
        double seldom = Math.min(1, Feature.DAYS_PER_PURCHASE.of(rows, row) / SELDOM);
        int older = 0;
        boolean any = false;
        for (int year = 1; year <= YEARS; year++) {
            boolean purchased = firstDay(rows, row, year) <= A_YEAR;
            any |= purchased;
            older += year > 1 && (purchased || Feature.TENURE.of(rows, row) >= A_YEAR * year) ? 1 : 0;
        }
        if (!any) {
            return false;
        }
        for (int year = 1; year <= YEARS; year++) {
            double day = firstDay(rows, row, year);
            if (day <= A_YEAR) {
                addYear(day, year == 1 ? seldom : seldom / older, year == 1 ? YEAR : OLDER_YEAR, log);
            }
        }
        return true;
    }

    private static double firstDay(double[] rows, int row, int year) {
        return rows[row + Feature.YEAR_AGO_IN.column() + year - 1];
    }

    private void addYear(double day, double share, int term, double[] log) {
        double widest = NEAR[NEAR.length - 1];
        for (int j = 0; j < ENDS.length; j++) {
            double away = Math.abs(MIDDLES[j] - day);
            for (int n = 0; away < widest && n < NEAR.length; n++) {
                double near = share * Math.max(0, 1 - away / NEAR[n]);
                log[j] += weight[term + n] * near;
                if (slopes != null) {
                    slopes[j * TERMS + term + n] += near;
                }
            }
        }
    }

    /** From logarithms to factors whose mean, by the hazards without them, is 1. */
    private void normalise(double[] factor) {
        double sum = 0;
        double total = 0;
        for (int j = 0; j < ENDS.length; j++) {
            factor[j] = Math.exp(Math.max(-LARGEST_LOG, Math.min(LARGEST_LOG, factor[j])));
            sum += hazards[j] * factor[j];
            total += hazards[j];
        }
        centreSlopes(factor, sum);
        for (int j = 0; j < ENDS.length; j++) {
            factor[j] *= total / sum;
        }
    }

    private void centreSlopes(double[] factor, double sum) {
        if (slopes == null) {
            return;
        }
        for (int t = 0; t < TERMS; t++) {
            double mean = 0;
            for (int j = 0; j < ENDS.length; j++) {
                mean += hazards[j] * factor[j] / sum * slopes[j * TERMS + t];
            }
            for (int j = 0; j < ENDS.length; j++) {
                slopes[j * TERMS + t] -= mean;
            }
        }
    }

    /** Beyond the fifth week, intervals are longer than a day: each counts as the mean of a week, which is 1. */
    private void multiplyWeek(double[] rows, int row, double[] factor) {
        double share = Feature.WEEKDAY_SHARE.of(rows, row);
        int next = (int) Feature.WEEKDAY_IN.of(rows, row);
        double onTerm = Math.log(WEEK * share);
        double offTerm = Math.log(WEEK * (1 - share) / (WEEK - 1));
        double besideTerm = share - 1.0 / WEEK;
        double on = Math.exp(weight[WEEKDAY] * onTerm);
        double off = Math.exp(weight[WEEKDAY] * offTerm);
        double beside = off * Math.exp(weight[BESIDE_WEEKDAY] * besideTerm);
        double week = on + 2 * beside + (WEEK - 3) * off;
        double meanTerm = (on * onTerm + (week - on) * offTerm) / week;
        double meanBeside = 2 * beside * besideTerm / week;
        for (int j = 0; j < ENDS.length && ENDS[j] <= WEEKS_END; j++) {
            int after = Math.floorMod(ENDS[j] - next, WEEK);
            boolean isBeside = after == 1 || after == WEEK - 1;
            factor[j] *= WEEK * (after == 0 ? on : isBeside ? beside : off) / week;
            setSlope(j, WEEKDAY, (after == 0 ? onTerm : offTerm) - meanTerm);
            setSlope(j, BESIDE_WEEKDAY, (isBeside ? besideTerm : 0) - meanBeside);
        }
    }

    private void multiplyMonth(double[] rows, int row, double[] factor) {
        double share = Feature.MONTH_DAY_SHARE.of(rows, row);
        double next = Feature.MONTH_DAY_IN.of(rows, row);
        double onTerm = Math.log(share * MONTH / MONTH_DAYS);
        double offTerm = Math.log((1 - share) * MONTH / (MONTH - MONTH_DAYS));
        double on = Math.exp(weight[MONTH_DAY] * onTerm);
        double off = Math.exp(weight[MONTH_DAY] * offTerm);
        double month = (MONTH_DAYS * on + (MONTH - MONTH_DAYS) * off) / MONTH;
        double meanTerm = (MONTH_DAYS * on * onTerm + (MONTH - MONTH_DAYS) * off * offTerm) / MONTH / month;
        for (int j = 0; j < ENDS.length; j++) {
            double width = ENDS[j] - start(j);
            double ahead = MIDDLES[j] - next;
            double away = Math.abs(ahead - MONTH * Math.rint(ahead / MONTH));
            double overlap = Math.min(MONTH_DAYS, (MONTH_DAYS + width) / 2 - away);
            double in = Math.max(0, Math.min(1, overlap / width));
            double mixed = in * on + (1 - in) * off;
            factor[j] *= mixed / month;
            setSlope(j, MONTH_DAY, (in * on * onTerm + (1 - in) * off * offTerm) / mixed - meanTerm);
        }
    }
}
