package io.customerprediction.survival.fit;

import java.util.Arrays;

/**
 * Who returned and who was still away, by group and time bin: events and exposures, from which hazards come. A customer
 * counts with full exposure in every bin outlived and with the outlived fraction in the bin where the time ends, so that a
 * censored time is used for as long as it was seen (Nelson 1972; Aalen 1978, in grouped form).
 */
public final class LifeTable {
    /** Bin b holds times in (EDGES[b], EDGES[b + 1]]; narrow where hazards change fast. */
    static final double[] EDGES = {
        0, 3, 7, 10, 14, 18, 22, 28, 35, 45, 60, 75, 90, 105, 120, 150, 180, 210, 240, 270, 300, 330, 360
    };

    public static final int BINS = EDGES.length - 1;

    private final int groups;
    private final double[] events;
    private final double[] exposure;

    public LifeTable(int groups) {
        this.groups = groups;
        this.events = new double[groups * BINS];
        this.exposure = new double[groups * BINS];
    }

    /** Counts row i of the follow-up, its exposure times {@code factor}. */
    public void add(int group, FollowUp followUp, int i, double factor) {
        int base = group * BINS;
        for (int b = 0; b < BINS; b++) {
            exposure[base + b] += factor * followUp.exposure()[i * BINS + b];
        }
        if (followUp.purchased(i)) {
            events[base + followUp.bin()[i]]++;
        }
    }

    /** The last day of each bin. */
    public static double[] times() {
        return Arrays.copyOfRange(EDGES, 1, EDGES.length);
    }

    /** The bin of a time within the cap. */
    public static int bin(double time) {
        int at = Arrays.binarySearch(EDGES, time);
        return Math.max(0, at >= 0 ? at - 1 : -at - 2);
    }

    static double width(int bin) {
        return EDGES[bin + 1] - EDGES[bin];
    }

    int groups() {
        return groups;
    }

    double events(int group, int bin) {
        return events[group * BINS + bin];
    }

    double exposure(int group, int bin) {
        return exposure[group * BINS + bin];
    }
}
