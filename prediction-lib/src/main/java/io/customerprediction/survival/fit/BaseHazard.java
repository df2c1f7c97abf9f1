package io.customerprediction.survival.fit;

/**
 * The hazard of everyone together, by time bin. Bins that the log is too short to have seen follow a power law fitted to
 * the seen ones, with its slope drawn towards −1: return rates fade about as one over the silence.
 *
 * @param perBin expected purchases of one customer at risk through the whole bin, all positive
 */
public record BaseHazard(double[] perBin) {
    private static final double ENOUGH = 30;
    private static final double SLOPE_PRIOR = 0.05;
    private static final double START = 10;
    private static final double LEAST = 1e-7;

    /** The hazard of group 0 of the table. */
    public static BaseHazard of(LifeTable table) {
        double[] hazard = new double[LifeTable.BINS];
        boolean[] seen = new boolean[LifeTable.BINS];
        for (int b = 0; b < LifeTable.BINS; b++) {
            seen[b] = table.exposure(0, b) >= ENOUGH;
            hazard[b] = seen[b] ? table.events(0, b) / table.exposure(0, b) : 0;
        }
        PowerLaw tail = PowerLaw.fit(table, seen);
        for (int b = 0; b < LifeTable.BINS; b++) {
            hazard[b] = Math.max(LEAST, seen[b] ? hazard[b] : tail.at(middle(b)) * LifeTable.width(b));
        }
        return new BaseHazard(hazard);
    }

    private static double middle(int bin) {
        return (LifeTable.EDGES[bin] + LifeTable.EDGES[bin + 1]) / 2;
    }

    /** Daily hazard {@code exp(level + slope (ln(t + 10) − centre))}. */
    private record PowerLaw(double level, double slope, double centre) {
        static PowerLaw fit(LifeTable table, boolean[] seen) {
            double weight = 0;
            double sumX = 0;
            double sumY = 0;
            for (int b = 0; b < LifeTable.BINS; b++) {
                if (usable(table, seen, b)) {
                    weight += table.events(0, b);
                    sumX += table.events(0, b) * logTime(b);
                    sumY += table.events(0, b) * logRate(table, b);
                }
            }
            if (weight == 0) {
                return new PowerLaw(Math.log(LEAST), -1, 0);
            }
            double centre = sumX / weight;
            double level = sumY / weight;
            double cross = -SLOPE_PRIOR * weight;
            double spread = SLOPE_PRIOR * weight;
            for (int b = 0; b < LifeTable.BINS; b++) {
                if (usable(table, seen, b)) {
                    double dx = logTime(b) - centre;
                    cross += table.events(0, b) * dx * (logRate(table, b) - level);
                    spread += table.events(0, b) * dx * dx;
                }
            }
            return new PowerLaw(level, Math.max(-2, Math.min(0, cross / spread)), centre);
        }

        private static boolean usable(LifeTable table, boolean[] seen, int bin) {
            return seen[bin] && table.events(0, bin) > 0 && middle(bin) >= START;
        }

        private static double logTime(int bin) {
            return Math.log(middle(bin) + START);
        }

        private static double logRate(LifeTable table, int bin) {
            return Math.log(table.events(0, bin) / table.exposure(0, bin) / LifeTable.width(bin));
        }

        double at(double time) {
            return Math.exp(level + slope * (Math.log(time + START) - centre));
        }
    }
}
