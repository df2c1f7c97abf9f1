package io.customerprediction.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** The work of {@link ReadLog} as DuckDB does it: grouped by customer and day, then by customer. */
public final class DuckDbDays {
    private DuckDbDays() {}

    /**
     * Prints customers, days, and the milliseconds from opening the database to the answer: without the start of the JVM,
     * which a program in C++ would not have.
     *
     * @param arguments the file, the columns of customer and time, and an expression of the amount
     */
    public static void main(String... arguments) throws SQLException {
        DriverManager.drivers().forEach(driver -> {}); // unpacks the native library
        try (Connection once = DriverManager.getConnection("jdbc:duckdb:")) {
            once.isValid(1);
        }
        long start = System.nanoTime();
        String sql = String.format(
                Locale.ROOT,
                "SELECT count(*), sum(days) FROM (SELECT c, max(d), count(*) AS days, sum(a) FROM (SELECT \"%1$s\" AS c,"
                        + " CAST(\"%2$s\" AS DATE) AS d, sum(%3$s) AS a FROM read_csv('%4$s') WHERE \"%1$s\" IS NOT NULL"
                        + " GROUP BY 1, 2) GROUP BY c)",
                arguments[1],
                arguments[2],
                arguments[3],
                arguments[0].replace("'", "''"));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            System.out.printf(
                    Locale.ROOT,
                    "RESULT %d %d %d%n",
                    row.getLong(1),
                    row.getLong(2),
                    (System.nanoTime() - start) / 1_000_000);
        }
    }
}
