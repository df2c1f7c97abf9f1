package io.customerprediction.app.store;

import io.customerprediction.app.store.customers.CustomerTable;
import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Dialect;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.loads.PurchaseTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database to the schema of this release, by the migrations in the folder of the same name. */
final class Schema {
    /** The number of the last migration. */
    static final int VERSION = 20;

    private static final String HISTORY = "flyway_schema_history";
    private static final String MIGRATIONS = "classpath:io/customerprediction/app/store/migrations";

    private Schema() {}

    /**
     * Runs the migrations that are missing.
     *
     * @return whether an earlier release has written the database
     * @throws StoreException if the database cannot be reached or changed, or was written by a newer release
     */
    static boolean bringUpToDate(Database database) {
        int version = database.call(Schema::version).orElse(0);
        if (version > VERSION) {
            throw database.failures().newer(version, VERSION);
        }
        // Asking first spares every other start the third of a second that Flyway takes to find that out.
        if (version < VERSION) {
            if (version > 0) {
                // Before the migrations: if the process ends in the middle, the next start does it again.
                database.call(connection -> addColumns(connection, database.dialect()));
                database.call(Schema::addCustomerIndex);
            }
            migrate(database);
        }
        return version > 0 && version < VERSION;
    }

    /** The tables of single scorings are no migration's: their names differ from database to database. */
    private static int addColumns(Connection connection, Dialect dialect) throws SQLException {
        List<Long> scorings = Sql.list(connection, "SELECT id FROM scoring", row -> row.getLong(1));
        for (long scoring : scorings) {
            CustomerTable customers = new CustomerTable(scoring, dialect);
            customers.addSearch(connection);
            customers.addWorth(connection);
        }
        return scorings.size();
    }

    /** Customers of the data set at hand are found by their ids, for which older releases had no index. */
    private static boolean addCustomerIndex(Connection connection) throws SQLException {
        Optional<Long> newest = Sql.first(
                connection,
                "SELECT id FROM data_set WHERE completed_at IS NOT NULL ORDER BY id DESC LIMIT 1",
                row -> row.getLong(1));
        if (newest.isPresent()) {
            Sql.execute(connection, new PurchaseTable(newest.get()).index());
        }
        return newest.isPresent();
    }

    private static void migrate(Database database) {
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(database.dataSource())
                    .locations(MIGRATIONS)
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw database.failures().migration(e);
        }
    }

    private static OptionalInt version(Connection connection) throws SQLException {
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(null, connection.getSchema(), HISTORY, new String[] {"TABLE", "BASE TABLE"})) {
            if (!tables.next()) {
                return OptionalInt.empty();
            }
        }
        List<Integer> versions = Sql.list(
                connection,
                "SELECT \"version\" FROM \"" + HISTORY + "\" WHERE \"success\" AND \"version\" IS NOT NULL",
                row -> Integer.parseInt(row.getString(1)));
        return versions.stream().mapToInt(v -> v).max();
    }
}
