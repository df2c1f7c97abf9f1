package io.customerprediction.training;

import java.util.Arrays;

/**
 * Who returned and who was still away, by group and time bin: weighted events and exposures, from which hazards come.
 * A customer counts with full exposure in every bin outlived and with the outlived fraction in the bin where the time
 * ends, so that a censored time is used for as long as it was seen (Nelson 1972; Aalen 1978, in grouped form).
 */
final class LifeTable {
    /** Bin b holds times in (EDGES[b], EDGES[b + 1]]; narrow where hazards change fast. */
    static final double[] EDGES = {
        0, 3, 7, 10, 14, 18, 22, 28, 35, 45, 60, 75, 90, 105, 120, 150, 180, 210, 240, 270, 300, 330, 360
    };

    static final int BINS = EDGES.length - 1;

    private final int groups;
    private final double[] events;
    private final double[] exposure;

    LifeTable(int groups) {
        this.groups = groups;
        this.events = new double[groups * BINS];
        this.exposure = new double[groups * BINS];
    }

    /** Counts one customer whose time ended, by a purchase or by the end of what was seen. */
    void add(int group, double time, boolean observed, double weight) {
        int base = group * BINS;
        boolean beyond = time > EDGES[BINS];
        int bin = beyond ? BINS - 1 : bin(time);
        for (int b = 0; b < bin; b++) {
            exposure[base + b] += weight;
        }
        double part = beyond ? 1 : (time - EDGES[bin]) / (EDGES[bin + 1] - EDGES[bin]);
        exposure[base + bin] += weight * part;
        if (observed && !beyond) {
            events[base + bin] += weight;
        }
    }

    private static int bin(double time) {
        int at = Arrays.binarySearch(EDGES, time);
        return Math.max(0, at >= 0 ? at - 1 : -at - 2);
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
