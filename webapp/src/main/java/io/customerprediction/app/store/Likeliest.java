package io.customerprediction.app.store;

/**
 * So many customers with the largest values of something, such as the probability of a return.
 *
 * @param column what it is, in the table of customers
 * @param customers how many
 * @param least value of any of them; beyond all values if there are none
 * @param lastNumber of those with just that value, the largest number in the log that belongs to them
 */
public record Likeliest(String column, long customers, double least, int lastNumber) {
    private static final int STEPS = 1000;

    /** No customers. */
    static Likeliest none(String column) {
        return new Likeliest(column, 0, Double.MAX_VALUE, -1);
    }

    /** Finds them by two passes over the customers: which thousandth the last one's probability is in, then which it is. */
    static Likeliest of(Database database, CustomerTable table, Expected what, long customers) {
        if (customers == 0) {
            return none(what.column());
        }
        String step = "FLOOR(" + what.column() + " * " + STEPS + ")";
        long above = 0;
        for (long[] counted : database.list(
                "SELECT " + step + " AS step, COUNT(*) AS customers FROM " + table.name() + " GROUP BY " + step
                        + " ORDER BY step DESC",
                row -> new long[] {row.getLong("step"), row.getLong("customers")})) {
            if (above + counted[1] >= customers) {
                return within(
                        database,
                        table,
                        what.column(),
                        customers,
                        "FLOOR(" + what.column() + " * " + STEPS + ") = ?",
                        (double) counted[0],
                        customers - above);
            }
            above += counted[1];
        }
        return new Likeliest(what.column(), customers, 0, Integer.MAX_VALUE);
    }

    /** The last of so many customers, all of whom have at least this value. */
    static Likeliest within(Database database, CustomerTable table, String column, long customers, double least) {
        return within(database, table, column, customers, column + " >= ?", least, customers);
    }

    private static Likeliest within(
            Database database,
            CustomerTable table,
            String column,
            long customers,
            String condition,
            double value,
            long place) {
        return database.first(
                        "SELECT " + column + " AS amount, no FROM " + table.name() + " WHERE " + condition
                                + " ORDER BY " + column + " DESC, no LIMIT 1 OFFSET ?",
                        row -> new Likeliest(column, customers, row.getDouble("amount"), row.getInt("no")),
                        value,
                        place - 1)
                .orElseThrow();
    }
}
