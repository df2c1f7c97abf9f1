package io.customerprediction.app.insights;

import io.customerprediction.app.insights.PastSum.Compared;
import java.util.List;
import java.util.Optional;

/**
 * How far sums over all customers can be from what is expected. That customers buy independently of each other would make
 * their sum all but certain; but the season, the economy and the errors of a model are the same for all of them. So the interval of
 * a sum rests on the errors of past sums, and that of a week besides on how far weeks were from their neighbours. Immutable.
 *
 * @param sums how many past sums it rests on
 * @param spread root mean square of the logarithms of what came over what was expected
 * @param weekly root mean square of the relative distances of past weeks from their neighbours
 */
public record SumError(int sums, double spread, double weekly) {
    /** Nine in ten are below it: Student's t by degrees of freedom, from 1 on; more degrees are taken for ten. */
    private static final double[] STUDENT = {3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372};

    private static final double NORMAL = 1.2816;
    private static final int NEIGHBOURS = 2;

    /** An 80 % interval. */
    public record Range(double low, double high) {
        /** Whether a number is in it, ends included. */
        public boolean contains(double number) {
            return number >= low && number <= high;
        }
    }

    /**
     * The error of sums of one kind, such as orders.
     *
     * @param past sums, as far as they are known
     * @param weeks what came in the weeks of the past, one after the other; those before the first with anything do not count
     */
    public static SumError of(List<Compared> past, double[] weeks) {
        double squares = past.stream()
                .mapToDouble(sum -> Math.pow(Math.log(sum.ratio()), 2))
                .sum();
        return new SumError(past.size(), past.isEmpty() ? Double.NaN : Math.sqrt(squares / past.size()), weekly(weeks));
    }

    /** Each week beside the mean of the two before and the two after it. */
    private static double weekly(double[] weeks) {
        int begin = 0;
        while (begin < weeks.length && weeks[begin] == 0) {
            begin++;
        }
        double squares = 0;
        int counted = 0;
        for (int w = begin + NEIGHBOURS; w < weeks.length - NEIGHBOURS; w++) {
            double mean = (weeks[w - 2] + weeks[w - 1] + weeks[w + 1] + weeks[w + 2]) / (2 * NEIGHBOURS);
            if (mean > 0) {
                squares += Math.pow((weeks[w] - mean) / mean, 2);
                counted++;
            }
        }
        return counted == 0 ? 0 : Math.sqrt(squares / counted);
    }

    /**
     * The interval of a sum over the horizon; empty if no past sum is known.
     *
     * @param variance of the sum if customers buy independently
     */
    public Optional<Range> ofHorizon(double expected, double variance) {
        return range(expected, relative(expected, variance));
    }

    /** The same for a single week ahead. */
    public Optional<Range> ofWeek(double expected, double variance) {
        return range(expected, Math.max(weekly, relative(expected, variance)));
    }

    private static double relative(double expected, double variance) {
        return expected > 0 ? Math.sqrt(Math.max(0, variance)) / expected : 0;
    }

    /** Both errors are of logarithms, so that the interval is never below 0, and reaches as far up as down by factors. */
    private Optional<Range> range(double expected, double own) {
        if (sums == 0 || !Double.isFinite(spread)) {
            return Optional.empty();
        }
        double width = Math.hypot(STUDENT[Math.min(sums, STUDENT.length) - 1] * spread, NORMAL * own);
        return Optional.of(new Range(expected * Math.exp(-width), expected * Math.exp(width)));
    }
}
