package io.customerprediction.app.store;

/**
 * Steps of the spend that can be saved, on a logarithmic scale: 80 to a factor of ten, so that one step is 3 % wide, from a
 * thousandth to more than a billion of any currency.
 */
final class SavableSteps {
    /** How many steps there are; the first one holds those with nothing to save. */
    static final int COUNT = 1_000;

    private static final String COLUMN = "savable";
    private static final double PER_DECADE = 80;
    private static final double LEAST_EXPONENT = -3;

    private SavableSteps() {}

    static int of(double savable) {
        double step = 1 + Math.floor(PER_DECADE * (Math.log10(savable) - LEAST_EXPONENT));
        return savable > 0 ? (int) Math.max(0, Math.min(COUNT - 1, step)) : 0;
    }

    /** Where a step begins; nothing for the first one. */
    private static double from(int step) {
        return step == 0 ? 0 : Math.pow(10, LEAST_EXPONENT + (step - 1) / PER_DECADE);
    }

    /** Finds the customers with the most by the counts of the steps, then by one pass over those of a single step. */
    static Likeliest top(Database database, CustomerTable table, long scoring, long customers) {
        long above = 0;
        for (int[] counted : database.list(
                "SELECT step, customers FROM savable_step WHERE scoring_id = ? ORDER BY step DESC",
                row -> new int[] {row.getInt("step"), row.getInt("customers")},
                scoring)) {
            if (above + counted[1] >= customers && customers > 0) {
                // A little wider than the step, as powers are rounded; the customers above it are passed over by count.
                double least = counted[0] == 0 ? 0 : from(counted[0]) * (1 - 1e-9);
                return Likeliest.within(database, table, COLUMN, customers, least);
            }
            above += counted[1];
        }
        return customers == 0 ? Likeliest.none(COLUMN) : new Likeliest(COLUMN, above, 0, Integer.MAX_VALUE);
    }
}
