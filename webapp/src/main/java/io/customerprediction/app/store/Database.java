package io.customerprediction.app.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A pool of connections to one database. Thread-safe. */
final class Database implements AutoCloseable {
    private static final int CONNECTIONS = 10;
    private static final long PATIENCE_MILLIS = 5_000;

    /** Something done with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private final HikariDataSource pool;
    private final Dialect dialect;
    private final Failures failures;

    private Database(HikariDataSource pool, Dialect dialect, Failures failures) {
        this.pool = pool;
        this.dialect = dialect;
        this.failures = failures;
    }

    /** @throws StoreException if the database cannot be reached */
    static Database open(String url, String user, String password) {
        Dialect dialect = Dialect.of(url);
        Failures failures = new Failures(url, user, password);
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setDriverClassName(dialect.driver());
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        // The first connection is tried once: what stands in its way will not go by itself.
        config.setInitializationFailTimeout(1);
        if (dialect == Dialect.H2) {
            // Closing the store closes the file; a hook of H2's own at the end of the process would come too early.
            config.addDataSourceProperty("DB_CLOSE_ON_EXIT", "FALSE");
        } else {
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
            config.addDataSourceProperty("ApplicationName", "customer-prediction");
        }
        try {
            return new Database(new HikariDataSource(config), dialect, failures);
        } catch (HikariPool.PoolInitializationException e) {
            throw e.getCause() instanceof SQLException below ? failures.of(below) : e;
        }
    }

    Dialect dialect() {
        return dialect;
    }

    DataSource dataSource() {
        return pool;
    }

    /** Each statement of the work is a transaction of its own. */
    <T> T call(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }

    /** All of the work or none of it, and on disk when this returns. */
    <T> T transaction(Work<T> work) {
        return call(connection -> {
            connection.setAutoCommit(false);
            T result;
            try {
                result = work.with(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
            connection.setAutoCommit(true);
            forceToDisk(connection);
            return result;
        });
    }

    private void forceToDisk(Connection connection) throws SQLException {
        Optional<String> statement = dialect.forceToDisk();
        if (statement.isPresent()) {
            Sql.execute(connection, statement.get());
        }
    }

    /** A connection to be closed by the caller. */
    Connection connect() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }

    /** Closes a connection that may be none, on the way out with another problem. */
    static void close(@Nullable Connection connection) {
        try (connection) {
            // Only closed.
        } catch (SQLException e) {
            // The problem that led here says more.
        }
    }

    Failures failures() {
        return failures;
    }

    <T> List<T> list(String sql, Sql.Row<T> row, @Nullable Object... parameters) {
        return call(connection -> Sql.list(connection, sql, row, parameters));
    }

    <T> Optional<T> first(String sql, Sql.Row<T> row, @Nullable Object... parameters) {
        return call(connection -> Sql.first(connection, sql, row, parameters));
    }

    @Override
    public void close() {
        pool.close();
    }
}
