package io.customerprediction.app.store.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A pool of connections to one database. While the database is known to be away, every use fails at once. Thread-safe.
 */
public final class Database implements AutoCloseable {
    private static final int CONNECTIONS = 10;
    private static final long CONNECTION_MILLIS = 3_000;
    private static final long VALIDATION_MILLIS = 1_000;

    /** Seconds that a read of PostgreSQL may take: pages and exports read in pieces of well below a second. */
    private static final int READ_SECONDS = 10;

    /** A load builds indexes and vacuums, each in one statement. */
    private static final int WRITE_MILLIS = 15 * 60_000;

    /** Something done with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private final HikariDataSource pool;
    private final Dialect dialect;
    private final Failures failures;
    private final SharedForce force = new SharedForce();
    private final Circuit circuit = new Circuit(System::nanoTime);

    private Database(HikariDataSource pool, Dialect dialect, Failures failures) {
        this.pool = pool;
        this.dialect = dialect;
        this.failures = failures;
    }

    /** @throws StoreException if the database cannot be reached */
    public static Database open(String url, String user, String password) {
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
        config.setConnectionTimeout(CONNECTION_MILLIS);
        config.setValidationTimeout(VALIDATION_MILLIS);
        // The first connection is tried once; StoreConnection tries again.
        config.setInitializationFailTimeout(1);
        if (dialect == Dialect.H2) {
            // Closing the store closes the file; H2's own hook at the end of the process would come too early.
            config.addDataSourceProperty("DB_CLOSE_ON_EXIT", "FALSE");
            // H2 would print what it throws as well.
            config.addDataSourceProperty("TRACE_LEVEL_FILE", "0");
        } else {
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
            config.addDataSourceProperty("ApplicationName", "customer-prediction");
            config.addDataSourceProperty("connectTimeout", "3");
            config.addDataSourceProperty("loginTimeout", "3");
            config.addDataSourceProperty("cancelSignalTimeout", "2");
            config.addDataSourceProperty("socketTimeout", String.valueOf(READ_SECONDS));
            config.addDataSourceProperty("tcpKeepAlive", "true");
        }
        try {
            return new Database(new HikariDataSource(config), dialect, failures);
        } catch (RuntimeException e) {
            throw failures.unexpected(e);
        }
    }

    public Dialect dialect() {
        return dialect;
    }

    public DataSource dataSource() {
        return pool;
    }

    /** Each statement of the work is a transaction of its own. */
    public <T> T call(Work<T> work) {
        Connection opened = connect();
        try (opened) {
            T result = work.with(opened);
            circuit.succeeded();
            return result;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** All of the work or none of it, and on disk when this returns. */
    public <T> T transaction(Work<T> work) {
        T result = call(connection -> unforced(connection, work));
        // Without a connection, of which there are few: the thread that forces takes one, the others only wait for it.
        forceToDisk();
        return result;
    }

    /** The same on a connection of the caller, in auto-commit mode before and after. */
    public <T> T transaction(Connection connection, Work<T> work) throws SQLException {
        T result = unforced(connection, work);
        if (dialect.forceToDisk().isPresent()) {
            String statement = dialect.forceToDisk().get();
            force.force(() -> Sql.execute(connection, statement));
        }
        return result;
    }

    /** All of the work or none of it; {@link #forceToDisk} puts it on disk. */
    public <T> T unforced(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        T result;
        boolean committed = false;
        try {
            result = work.with(connection);
            connection.commit();
            committed = true;
        } finally {
            if (!committed) {
                rollback(connection);
            }
        }
        connection.setAutoCommit(true);
        return result;
    }

    /** Returns when what this thread has committed is on disk. */
    public void forceToDisk() {
        Optional<String> statement = dialect.forceToDisk();
        if (statement.isEmpty()) {
            return;
        }
        try {
            force.force(() -> {
                try (Connection connection = connect()) {
                    Sql.execute(connection, statement.get());
                }
            });
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** On the way out with another problem, which says more than a rollback that fails because of it. */
    private static void rollback(Connection connection) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // The pool closes a connection that fails, which rolls back.
        }
    }

    /** What a failure of the driver means; also notes whether the database is away. */
    public StoreException failed(SQLException e) {
        StoreException failure = failures.of(e);
        circuit.failed(failure);
        return failure;
    }

    /** A connection to be closed by the caller. */
    private Connection connect() {
        circuit.check();
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            if (pool.isClosed()) {
                throw new StoreException(StoreException.Kind.UNREACHABLE, "The store is closed", e);
            }
            if (pool.getHikariPoolMXBean().getActiveConnections() >= CONNECTIONS) {
                throw failures.busy(CONNECTIONS);
            }
            throw failed(e);
        }
    }

    /** A connection for long statements, to be closed by the caller. */
    Connection connectToWrite() {
        Connection connection = connect();
        try {
            if (dialect == Dialect.POSTGRESQL) {
                connection.setNetworkTimeout(Runnable::run, WRITE_MILLIS);
            }
            return connection;
        } catch (SQLException e) {
            close(connection);
            throw failed(e);
        }
    }

    /** Closes a connection for good instead of giving it back to the pool. */
    void evict(Connection connection) {
        pool.evictConnection(connection);
    }

    /**
     * Asks the database for a sign of life, whatever was known before.
     *
     * @throws StoreException if it does not answer
     */
    public void probe() {
        try (Connection connection = pool.getConnection()) {
            Sql.first(connection, "SELECT 1", row -> true);
            circuit.succeeded();
        } catch (SQLException e) {
            if (pool.getHikariPoolMXBean().getActiveConnections() < CONNECTIONS) {
                throw failed(e);
            }
        }
    }

    /** Connections that are in use at the moment. */
    public int busyConnections() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    /** Why the database is away; empty if it is not known to be. */
    public Optional<StoreException> away() {
        return circuit.reason();
    }

    /** Closes a connection that may be none, on the way out with another problem. */
    static void close(@Nullable Connection connection) {
        try (connection) {
            // Only closed.
        } catch (SQLException e) {
            // The problem that led here says more.
        }
    }

    public Failures failures() {
        return failures;
    }

    public <T> List<T> list(String sql, Sql.Row<T> row, @Nullable Object... parameters) {
        return call(connection -> Sql.list(connection, sql, row, parameters));
    }

    public <T> Optional<T> first(String sql, Sql.Row<T> row, @Nullable Object... parameters) {
        return call(connection -> Sql.first(connection, sql, row, parameters));
    }

    @Override
    public void close() {
        pool.close();
    }
}
