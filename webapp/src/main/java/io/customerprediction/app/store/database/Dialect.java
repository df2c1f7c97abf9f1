package io.customerprediction.app.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** SQL in which the two databases differ. */
public enum Dialect {
    H2("jdbc:h2:", "org.h2.Driver") {
        @Override
        public String orderedText() {
            return "VARCHAR";
        }

        @Override
        public String analyze(String table) {
            return "ANALYZE TABLE " + table;
        }

        @Override
        public String byBytes(String text) {
            return text;
        }

        @Override
        public String byLanguage(String text) {
            return text;
        }

        /** H2 writes behind, half a second late: what is said to be done must survive the end of the process. */
        @Override
        public Optional<String> forceToDisk() {
            return Optional.of("CHECKPOINT SYNC");
        }

        /** A file has one process, which orders its threads itself. */
        @Override
        public void shareLock(Connection transaction) {}

        @Override
        public void lockAlone(Connection transaction) {}
    },
    POSTGRESQL("jdbc:postgresql:", "org.postgresql.Driver") {
        /** By bytes, like H2: only so can an index answer what begins with a prefix. */
        @Override
        public String orderedText() {
            return "VARCHAR COLLATE \"C\"";
        }

        @Override
        public String byBytes(String text) {
            return text + " COLLATE \"C\"";
        }

        @Override
        public String byLanguage(String text) {
            return text + " COLLATE \"default\"";
        }

        /** The visibility map lets the pages be read from the indexes alone. */
        @Override
        public String analyze(String table) {
            return "VACUUM (ANALYZE) " + table;
        }

        @Override
        public Optional<String> forceToDisk() {
            return Optional.empty();
        }

        @Override
        public void shareLock(Connection transaction) throws SQLException {
            Sql.first(transaction, "SELECT pg_advisory_xact_lock_shared(?)", row -> true, ERASING);
        }

        @Override
        public void lockAlone(Connection transaction) throws SQLException {
            Sql.first(transaction, "SELECT pg_advisory_xact_lock(?)", row -> true, ERASING);
        }
    };

    /** Any number that nothing else in the database locks; the letters "custeras". */
    private static final long ERASING = 0x6375737465726173L;

    private final String prefix;
    private final String driver;

    Dialect(String prefix, String driver) {
        this.prefix = prefix;
        this.driver = driver;
    }

    /** The driver's class: the JDK does not find those that a web archive brings by itself. */
    String driver() {
        return driver;
    }

    /**
     * The dialect of a JDBC address.
     *
     * @throws StoreException if it is neither database's
     */
    public static Dialect of(String url) {
        for (Dialect dialect : values()) {
            if (url.startsWith(dialect.prefix)) {
                return dialect;
            }
        }
        throw new StoreException(
                StoreException.Kind.BAD_ADDRESS,
                "database-url begins with neither " + H2.prefix + " nor " + POSTGRESQL.prefix
                        + ": give an address such as jdbc:h2:file:./data/store/customers or"
                        + " jdbc:postgresql://localhost/customers");
    }

    /** A text type that sorts and compares by bytes. */
    public abstract String orderedText();

    /** A text as {@link #orderedText} has it, to be compared with such columns. */
    public abstract String byBytes(String text);

    /** A text as columns of migrations have it, to be compared with them. */
    public abstract String byLanguage(String text);

    /** A statement, not for a transaction, that collects statistics of a table before it is queried. */
    public abstract String analyze(String table);

    /** Keeps a customer from being erased by another process until the transaction ends. */
    public abstract void shareLock(Connection transaction) throws SQLException;

    /** Keeps other processes from adding orders until the transaction ends. */
    public abstract void lockAlone(Connection transaction) throws SQLException;

    /** A statement after which what was committed is on disk; empty if committing is enough. */
    public abstract Optional<String> forceToDisk();
}
