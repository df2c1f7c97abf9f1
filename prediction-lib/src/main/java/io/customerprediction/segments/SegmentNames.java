package io.customerprediction.segments;

import java.util.Arrays;
import java.util.List;

/**
 * Names segments by where their centre lies on the map of activity (how recent) by worth (orders and spending), both in
 * standard deviations from the average customer. Every name has a place on that map; of all ways to give each segment a
 * name of its own, the one with the least sum of squared distances is taken.
 */
enum SegmentNames {
    CHAMPIONS("Champions", 1.5, 1.5),
    LOYAL("Loyal", 1.2, 0.7),
    PROMISING("Promising", 0.8, 0),
    NEW("New", 1.1, -0.6),
    NEEDS_ATTENTION("Needs attention", 0.3, 1.0),
    AT_RISK("At risk", -0.3, 0.5),
    HIBERNATING("Hibernating", -0.6, -0.4),
    LOST("Lost", -0.8, -1.0);

    private final String label;
    private final double activity;
    private final double worth;

    SegmentNames(String label, double activity, double worth) {
        this.label = label;
        this.activity = activity;
        this.worth = worth;
    }

    /**
     * The names of these centres, in their order.
     *
     * @throws IllegalArgumentException if there are more centres than names
     */
    static List<String> of(List<Position> centres) {
        SegmentNames[] names = values();
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
    private static int cheapest(List<Position> centres, SegmentNames[] names, int[] lastOf) {
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
