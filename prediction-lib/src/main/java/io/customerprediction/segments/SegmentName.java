package io.customerprediction.segments;

import io.customerprediction.segments.GroupNames.Worth;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a customer is called, by what is true of past and future: the worth of the group that recency, frequency and spending
 * put the customer in, and the probability of no purchase within the model's horizon. So no customer who is unlikely to
 * return is a champion, whatever was spent before.
 */
public enum SegmentName {
    /** Worth the most, and likely to buy again. */
    CHAMPIONS("Champions", EnumSet.of(Worth.TOP), 0, SegmentName.EVEN),
    /** Worth more than most, and likely to buy again. */
    LOYAL("Loyal", EnumSet.of(Worth.UPPER), 0, SegmentName.EVEN),
    /** Worth less than most so far, and likely to buy again. */
    PROMISING("Promising", EnumSet.of(Worth.LOWER), 0, SegmentName.EVEN),
    /** Few purchases, all of them recent, and likely to buy again. */
    NEW("New", EnumSet.of(Worth.NEW), 0, SegmentName.EVEN),
    /** Of any worth, and no longer likely to buy again within the horizon. */
    NEEDS_ATTENTION("Needs attention", EnumSet.allOf(Worth.class), SegmentName.EVEN, SegmentName.UNLIKELY),
    /** Worth more than most, and unlikely to buy again within the horizon. */
    AT_RISK("At risk", EnumSet.of(Worth.TOP, Worth.UPPER), SegmentName.UNLIKELY, SegmentName.NEARLY_CERTAIN),
    /** Worth less than most, and unlikely to buy again within the horizon. */
    HIBERNATING("Hibernating", EnumSet.of(Worth.LOWER, Worth.NEW), SegmentName.UNLIKELY, SegmentName.NEARLY_CERTAIN),
    /** Of any worth, and all but certain not to buy again within the horizon. */
    LOST("Lost", EnumSet.allOf(Worth.class), SegmentName.NEARLY_CERTAIN, Double.POSITIVE_INFINITY);

    private static final double EVEN = 0.5;
    private static final double UNLIKELY = 0.75;
    private static final double NEARLY_CERTAIN = 0.95;

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nothing changes
    private final Set<Worth> worths;

    private final double from;
    private final double to;

    SegmentName(String label, Set<Worth> worths, double from, double to) {
        this.label = label;
        this.worths = Set.copyOf(worths);
        this.from = from;
        this.to = to;
    }

    /**
     * What customers of a group are called.
     *
     * @param group the name of the group, as the model's description lists it
     * @param churnProbability within the model's horizon, from 0 to 1
     */
    public static SegmentName of(String group, double churnProbability) {
        Worth worth = GroupNames.worth(group);
        return Arrays.stream(values())
                .filter(name ->
                        name.worths.contains(worth) && churnProbability >= name.from && churnProbability < name.to)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a churn probability of " + churnProbability + ": give one from 0 to 1"));
    }

    /** The segment with this text in an address, such as {@code at-risk}; empty if there is none. */
    public static Optional<SegmentName> parse(String text) {
        return Arrays.stream(values()).filter(name -> name.key().equals(text)).findFirst();
    }

    /** The name in words, such as {@code At risk}. */
    public String label() {
        return label;
    }

    /** The name in an address or a style, such as {@code at-risk}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether customers of the group can have this name. */
    public boolean mayHold(String group) {
        return worths.contains(GroupNames.worth(group));
    }

    /**
     * The numbers of the groups whose customers can have this name.
     *
     * @param groups names of the model's groups, the first being number 1
     */
    public List<Integer> groups(List<String> groups) {
        return IntStream.rangeClosed(1, groups.size())
                .filter(number -> mayHold(groups.get(number - 1)))
                .boxed()
                .toList();
    }

    /** The least churn probability of a customer of this name. */
    public double from() {
        return from;
    }

    /** The churn probability that is too high for this name; infinite if none is. */
    public double to() {
        return to;
    }
}
