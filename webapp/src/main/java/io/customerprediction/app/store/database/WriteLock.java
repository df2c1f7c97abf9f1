package io.customerprediction.app.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;

/**
 * Only one load or scoring is written at a time, whichever process of a PostgreSQL database does it (an H2 file has only
 * one); if a process dies, its connection and with it the lock is gone.
 */
public final class WriteLock {
    /** Any number that nothing else in the database locks; the letters "custpred". */
    private static final long KEY = 0x6375737470726564L;

    private final Database database;
    private final Semaphore free = new Semaphore(1);

    public WriteLock(Database database) {
        this.database = database;
    }

    /** The lock, held by the connection that writes until this is closed. */
    public final class Held implements AutoCloseable {
        private final Connection connection;

        private Held(Connection connection) {
            this.connection = connection;
        }

        public Connection connection() {
            return connection;
        }

        /** Rolls back what is not committed, then releases the lock whatever happens. */
        @Override
        public void close() {
            try (connection) {
                endTransaction();
                if (database.dialect() == Dialect.POSTGRESQL) {
                    Sql.first(connection, "SELECT pg_advisory_unlock(?)", row -> true, KEY);
                }
            } catch (SQLException e) {
                database.evict(connection);
                throw database.failed(e);
            } finally {
                free.release();
            }
        }

        private void endTransaction() throws SQLException {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }

        /** Removes what was begun; if that fails too, the next load or scoring removes it, and the problem stays as it is. */
        public void undo(Throwable problem, Undo undo) {
            try {
                endTransaction();
                undo.with(connection);
            } catch (SQLException | RuntimeException e) {
                problem.addSuppressed(e);
            }
        }
    }

    /** Removes what was begun. */
    @FunctionalInterface
    public interface Undo {
        void with(Connection connection) throws SQLException;
    }

    /** @throws StoreException if something is being written already */
    public Held take() {
        if (!free.tryAcquire()) {
            throw taken();
        }
        Connection connection = null;
        boolean held = false;
        try {
            connection = database.connectToWrite();
            if (!lock(connection)) {
                throw taken();
            }
            held = true;
            return new Held(connection);
        } catch (SQLException e) {
            throw database.failed(e);
        } finally {
            if (!held) {
                free.release();
                Database.close(connection);
            }
        }
    }

    private boolean lock(Connection connection) throws SQLException {
        return database.dialect() != Dialect.POSTGRESQL
                || Sql.first(connection, "SELECT pg_try_advisory_lock(?)", row -> row.getBoolean(1), KEY)
                        .orElse(false);
    }

    private static StoreException taken() {
        return new StoreException(
                StoreException.Kind.BUSY,
                "Another load or scoring is being written: wait until it is done, then try again");
    }
}
