package io.customerprediction.segments;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Names segments by where their centre lies on the map of activity (how recent) by worth (orders and spending), both in
 * standard deviations from the average customer. Every name has a place on that map. The segment and the name that lie
 * closest to each other are matched first, then the next closest of those left, so that all names are distinct.
 */
enum SegmentNames {
    CHAMPIONS("Champions", 1.8, 2.0),
    LOYAL("Loyal", 1.8, 0.8),
    PROMISING("Promising", 1.0, 0.2),
    NEW("New", 1.2, -0.5),
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
        if (centres.size() > values().length) {
            throw new IllegalArgumentException(
                    centres.size() + " segments, but at most " + values().length + " have a name: ask for fewer");
        }
        TreeMap<Integer, String> named = new TreeMap<>();
        Set<SegmentNames> free = EnumSet.allOf(SegmentNames.class);
        while (named.size() < centres.size()) {
            nameClosest(centres, named, free);
        }
        return new ArrayList<>(named.values());
    }

    private static void nameClosest(List<Position> centres, TreeMap<Integer, String> named, Set<SegmentNames> free) {
        double shortest = Double.POSITIVE_INFINITY;
        int segment = -1;
        SegmentNames closest = LOST;
        for (int i = 0; i < centres.size(); i++) {
            for (SegmentNames name : free) {
                double distance = name.distance(centres.get(i));
                if (!named.containsKey(i) && distance < shortest) {
                    shortest = distance;
                    segment = i;
                    closest = name;
                }
            }
        }
        named.put(segment, closest.label);
        free.remove(closest);
    }

    private double distance(Position centre) {
        return Math.hypot(-centre.recency() - activity, centre.worth() - worth);
    }
}
