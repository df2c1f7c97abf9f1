package io.customerprediction.survival.fit;

/**
 * The outcomes of the training customers in each leaf, as cumulative hazards at the bin ends. A leaf's hazard is drawn
 * towards the base hazard times the leaf's own overall level, with the strength of {@value #PRIOR} customers at risk,
 * so that few events in a bin do not make a jagged curve.
 */
public final class LeafCurves {
    private static final double PRIOR = 10;
    private static final double LEVEL_PRIOR = 2;

    private LeafCurves() {}

    /** Row g of the result has group g's cumulative hazard at the end of each bin. */
    public static float[] of(LifeTable table, BaseHazard base) {
        float[] curves = new float[table.groups() * LifeTable.BINS];
        for (int g = 0; g < table.groups(); g++) {
            double level = level(table, g, base);
            double sum = 0;
            for (int b = 0; b < LifeTable.BINS; b++) {
                double prior = PRIOR * level * base.perBin()[b];
                sum += (table.events(g, b) + prior) / (table.exposure(g, b) + PRIOR);
                curves[g * LifeTable.BINS + b] = (float) sum;
            }
        }
        return curves;
    }

    private static double level(LifeTable table, int group, BaseHazard base) {
        double seen = LEVEL_PRIOR;
        double expected = LEVEL_PRIOR;
        for (int b = 0; b < LifeTable.BINS; b++) {
            seen += table.events(group, b);
            expected += table.exposure(group, b) * base.perBin()[b];
        }
        return seen / expected;
    }
}
