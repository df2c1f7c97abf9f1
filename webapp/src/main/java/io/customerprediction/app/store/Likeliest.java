package io.customerprediction.app.store;

/**
 * As many customers as are expected to do something, namely those with the highest probability of it.
 *
 * @param what they are expected to do
 * @param customers how many
 * @param least probability of any of them; 2 if there are none
 * @param lastNumber of those with just that probability, the largest number in the log that belongs to them
 */
public record Likeliest(Expected what, long customers, double least, int lastNumber) {
    private static final int STEPS = 1000;
    private static final int ABOVE_ALL = 2;

    /** Finds them by two passes over the customers: which thousandth the last one's probability is in, then which it is. */
    static Likeliest of(Database database, CustomerTable table, Expected what, long customers) {
        if (customers == 0) {
            return new Likeliest(what, 0, ABOVE_ALL, -1);
        }
        String step = "FLOOR(" + what.column() + " * " + STEPS + ")";
        long above = 0;
        for (long[] counted : database.list(
                "SELECT " + step + " AS step, COUNT(*) AS customers FROM " + table.name() + " GROUP BY " + step
                        + " ORDER BY step DESC",
                row -> new long[] {row.getLong("step"), row.getLong("customers")})) {
            if (above + counted[1] >= customers) {
                return within(database, table, what, customers, counted[0], customers - above);
            }
            above += counted[1];
        }
        return new Likeliest(what, customers, 0, Integer.MAX_VALUE);
    }

    private static Likeliest within(
            Database database, CustomerTable table, Expected what, long customers, long step, long place) {
        return database.first(
                        "SELECT " + what.column() + " AS probability, no FROM " + table.name() + " WHERE FLOOR("
                                + what.column() + " * " + STEPS + ") = ? ORDER BY " + what.column()
                                + " DESC, no LIMIT 1 OFFSET ?",
                        row -> new Likeliest(what, customers, row.getDouble("probability"), row.getInt("no")),
                        (double) step,
                        place - 1)
                .orElseThrow();
    }
}
