package io.customerprediction.segments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The customer segments of a model: centres on logarithmic, standardised axes of recency, frequency and monetary. A
 * customer belongs to the nearest centre. Immutable and thread-safe.
 *
 * @param mean the average customer on the logarithmic axes, {@code log(1 + value)}
 * @param scale the standard deviation on each logarithmic axis, above 0
 * @param segments numbered 1, 2, ... from the most to the least valuable, with distinct names
 */
public record Segments(Position mean, Position scale, List<Segment> segments) {
    /**
     * Refuses a scale that is not above 0, no segments, numbers out of order and repeated names.
     *
     * @throws IllegalArgumentException with the reason
     */
    public Segments {
        segments = List.copyOf(segments);
        if (scale.recency() <= 0 || scale.frequency() <= 0 || scale.monetary() <= 0) {
            throw new IllegalArgumentException("the scale of an axis must be above 0, but is " + scale);
        }
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one segment");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (segment.number() != i + 1 || !names.add(segment.name())) {
                throw new IllegalArgumentException("segment at place " + (i + 1) + " has number " + segment.number()
                        + " and name '" + segment.name() + "': count from 1 and give each its own name");
            }
        }
    }

    /**
     * Segments around these centres, ranked by spending (by frequency where it is unknown) and named by their position.
     * They contain no customers yet, see {@link #holding}.
     *
     * @param centres in standard deviations from the mean on the logarithmic axes, one to eight
     * @throws IllegalArgumentException if there are none or too many centres, or a scale is not above 0
     */
    public static Segments around(Position mean, Position scale, List<Position> centres) {
        List<Position> ranked = new ArrayList<>(centres);
        ranked.sort(Comparator.comparingDouble(Position::value)
                .thenComparingDouble(Position::frequency)
                .reversed()
                .thenComparingDouble(Position::recency));
        List<String> names = GroupNames.of(ranked);
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            Position typical = natural(ranked.get(i), mean, scale);
            segments.add(new Segment(i + 1, names.get(i), 0, typical, ranked.get(i)));
        }
        return new Segments(mean, scale, segments);
    }

    private static Position natural(Position centre, Position mean, Position scale) {
        return new Position(
                Math.expm1(mean.recency() + centre.recency() * scale.recency()),
                Math.expm1(mean.frequency() + centre.frequency() * scale.frequency()),
                Math.expm1(mean.monetary() + centre.monetary() * scale.monetary()));
    }

    /**
     * The number of the segment that a customer belongs to; the more valuable one if two are equally near. Allocates
     * nothing.
     *
     * @param recency days since the last purchase, at least 0
     * @param frequency orders, at least 0
     * @param monetary net spend in all, or {@code NaN} if unknown: then recency and frequency alone decide; a negative
     *     one counts as 0
     */
    public int assign(double recency, double frequency, double monetary) {
        double r = (log(recency) - mean.recency()) / scale.recency();
        double f = (log(frequency) - mean.frequency()) / scale.frequency();
        double m = (log(monetary) - mean.monetary()) / scale.monetary();
        int nearest = 0;
        double shortest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < segments.size(); i++) {
            double distance = segments.get(i).centre().squaredDistance(r, f, m);
            if (distance < shortest) {
                shortest = distance;
                nearest = i;
            }
        }
        return nearest + 1;
    }

    /** A value on the logarithmic axis of these segments: {@code log(1 + value)}, negative values counting as 0. */
    public static double log(double value) {
        return Math.log1p(Math.max(0, value));
    }

    /**
     * The name of a segment.
     *
     * @param number from 1 to the number of segments
     * @throws IllegalArgumentException if there is no such segment
     */
    public String name(int number) {
        if (number < 1 || number > segments.size()) {
            throw new IllegalArgumentException("there is no segment " + number + ": use 1 to " + segments.size());
        }
        return segments.get(number - 1).name();
    }

    /**
     * The same segments with the count and the medians of the customers that they hold. A segment that holds none of
     * them keeps its typical customer.
     *
     * @param recency of each customer, in days
     * @param frequency of each customer
     * @param monetary of each customer, {@code NaN} where unknown
     */
    public Segments holding(double[] recency, double[] frequency, double[] monetary) {
        int[] numbers = new int[recency.length];
        Arrays.setAll(numbers, i -> assign(recency[i], frequency[i], monetary[i]));
        List<Segment> held = new ArrayList<>();
        for (Segment segment : segments) {
            double[] r = members(recency, numbers, segment.number());
            double[] f = members(frequency, numbers, segment.number());
            double[] m = members(monetary, numbers, segment.number());
            Position typical = r.length == 0 ? segment.typical() : new Position(middle(r), middle(f), middle(m));
            held.add(new Segment(segment.number(), segment.name(), r.length, typical, segment.centre()));
        }
        return new Segments(mean, scale, held);
    }

    private static double[] members(double[] values, int[] numbers, int number) {
        double[] members = new double[values.length];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (numbers[i] == number) {
                members[n++] = values[i];
            }
        }
        return Arrays.copyOf(members, n);
    }

    /** The lower median, so that a typical customer has a whole number of orders. */
    private static double middle(double[] values) {
        Arrays.sort(values);
        return values[(values.length - 1) / 2];
    }
}
