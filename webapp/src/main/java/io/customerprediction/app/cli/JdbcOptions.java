package io.customerprediction.app.cli;

import io.customerprediction.transactions.csv.LogFormat;
import io.customerprediction.transactions.jdbc.DatabaseAddress;
import io.customerprediction.transactions.jdbc.JdbcRows;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A query of a database as the log. Only for the command line: an address can make some drivers run programs. */
final class JdbcOptions {
    /** The variable with the password, which is never given where others can read it. */
    static final String PASSWORD = "CUSTOMER_PREDICTION_JDBC_PASSWORD";

    @Option(
            names = "--jdbc",
            paramLabel = "URL",
            required = true,
            description =
                    "Address of a database to read instead of a file, such as jdbc:postgresql://host/shop. The password is"
                            + " taken from the variable " + PASSWORD + ".")
    @SuppressWarnings("NullAway.Init")
    private String url;

    @Option(
            names = "--query",
            paramLabel = "SQL",
            required = true,
            description = "Query whose rows are the log: one row for each order or order line; nothing is changed.")
    @SuppressWarnings("NullAway.Init")
    private String query;

    @Option(names = "--jdbc-user", paramLabel = "NAME", description = "User of the database (default: none).")
    private @Nullable String user;

    @Option(
            names = "--jdbc-driver",
            paramLabel = "FILE",
            description = "Jar of the database's driver (default: those of PostgreSQL and H2 are included).")
    private @Nullable Path driver;

    private DatabaseAddress address() {
        return new DatabaseAddress(url, user, System.getenv(PASSWORD), driver);
    }

    /** The database, for messages and as the name of the log. */
    String name() {
        return address().toString();
    }

    /** The rows of the query. */
    JdbcRows rows(LogFormat format) {
        return JdbcRows.of(address(), name(), query, format);
    }
}
