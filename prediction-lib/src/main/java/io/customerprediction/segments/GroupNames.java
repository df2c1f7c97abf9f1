package io.customerprediction.segments;

import java.util.Arrays;
import java.util.List;

/**
 * Names groups by what their customers did, and by nothing that is yet to come: by where their centre lies on the map of activity (how recent) by worth (orders and spending), both in
 * standard deviations from the average customer. Every name has a place on that map; of all ways to give each group a
 * name of its own, the one with the least sum of squared distances is taken.
 */
enum GroupNames {
    TOP("Top", "Champions", Worth.TOP, 1.5, 1.5),
    FREQUENT("Frequent", "Loyal", Worth.UPPER, 1.2, 0.7),
    REGULAR("Regular", "Promising", Worth.LOWER, 0.8, 0),
    RECENT("Recent", "New", Worth.NEW, 1.1, -0.6),
    LARGE("Large", "Needs attention", Worth.UPPER, 0.3, 1.0),
    EARLIER("Earlier", "At risk", Worth.UPPER, -0.3, 0.5),
    OCCASIONAL("Occasional", "Hibernating", Worth.LOWER, -0.6, -0.4),
    FORMER("Former", "Lost", Worth.LOWER, -0.8, -1.0);

    private final String label;
    private final String labelBefore;
    private final Worth worthOfGroup;
    private final double activity;
    private final double worth;

    GroupNames(String label, String labelBefore, Worth worthOfGroup, double activity, double worth) {
        this.label = label;
        this.labelBefore = labelBefore;
        this.worthOfGroup = worthOfGroup;
        this.activity = activity;
        this.worth = worth;
    }

    /** What the customers of a group are worth, roughly. */
    enum Worth {
        /** By far the most. */
        TOP,
        /** More than the average customer. */
        UPPER,
        /** At most as much as the average customer. */
        LOWER,
        /** Not known yet: few purchases, all of them recent. */
        NEW
    }

    /** The worth of a group of this name, also of a name that models of earlier builds have. */
    static Worth worth(String name) {
        for (GroupNames known : values()) {
            if (known.label.equals(name) || known.labelBefore.equals(name)) {
                return known.worthOfGroup;
            }
        }
        return Worth.LOWER;
    }

    /**
     * The names of these centres, in their order.
     *
     * @throws IllegalArgumentException if there are more centres than names
     */
    static List<String> of(List<Position> centres) {
        GroupNames[] names = values();
        if (centres.size() > names.length) {
            throw new IllegalArgumentException(
                    centres.size() + " segments, but at most " + names.length + " have a name: ask for fewer");
        }
        int[] lastOf = new int[1 << names.length];
        int best = cheapest(centres, names, lastOf);
        String[] labels = new String[centres.size()];
        for (int i = labels.length - 1, set = best; i >= 0; i--) {
            labels[i] = names[lastOf[set]].label;
            set ^= 1 << lastOf[set];
        }
        return List.of(labels);
    }

    /**
     * Dynamic programming over sets of names (a bit each): the least cost of giving the names of a set to the first
     * centres, from that of the set without the name of the last of them.
     *
     * @param lastOf receives the last centre's name for each set
     * @return the cheapest set for all centres
     */
    private static int cheapest(List<Position> centres, GroupNames[] names, int[] lastOf) {
        double[] cost = new double[lastOf.length];
        Arrays.fill(cost, 1, cost.length, Double.POSITIVE_INFINITY);
        int best = 0;
        for (int set = 1; set < cost.length; set++) {
            int last = Integer.bitCount(set) - 1;
            for (int name = 0; name < names.length && last < centres.size(); name++) {
                int bit = 1 << name;
                double with = cost[set & ~bit] + names[name].squaredDistance(centres.get(last));
                if ((set & bit) != 0 && with < cost[set]) {
                    cost[set] = with;
                    lastOf[set] = name;
                }
            }
            boolean complete = last == centres.size() - 1;
            best = complete && (best == 0 || cost[set] < cost[best]) ? set : best;
        }
        return best;
    }

    private double squaredDistance(Position centre) {
        double toActivity = -centre.recency() - activity;
        double toWorth = centre.worth() - worth;
        return toActivity * toActivity + toWorth * toWorth;
    }
}
