package io.customerprediction.app.store.database;

import org.jspecify.annotations.Nullable;

/**
 * The database cannot do what it was asked to do. The message is one line that names the database (never a password) and
 * says what to do.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong, as far as the caller acts on it. */
    public enum Kind {
        /** The database does not answer; it may do so again by itself. */
        UNREACHABLE(true),
        /** Another process has the file of an embedded database open. */
        IN_USE(true),
        /** The connection was refused: wrong user, password or database name. */
        REFUSED(true),
        /** The file is damaged, cannot be read or written, or is of another H2 release. */
        UNREADABLE(true),
        /** The schema is newer than this program, or cannot be migrated. */
        SCHEMA(true),
        /** There is no room on the database's disk. */
        DISK_FULL(false),
        /** Another load or scoring is being written, or all connections are in use. */
        BUSY(false),
        /** Amounts of another currency are stored already. */
        OTHER_CURRENCY(false),
        /** The setting {@code database-url} names no database that is supported. */
        BAD_ADDRESS(false),
        /** A statement failed for another reason. */
        FAILED(false);

        private final boolean away;

        Kind(boolean away) {
            this.away = away;
        }

        /** Whether every use of the database fails until the cause is removed. */
        public boolean isAway() {
            return away;
        }
    }

    private final Kind kind;

    public StoreException(Kind kind, String message) {
        this(kind, message, null);
    }

    public StoreException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** The database is being opened for the first time. */
    public static StoreException starting() {
        return new StoreException(Kind.UNREACHABLE, "The database is still being opened");
    }

    /** A fault of this program while the database was opened or checked; the log has the cause. */
    public static StoreException unexpected(RuntimeException cause) {
        return new StoreException(
                Kind.FAILED, "The database could not be opened; the server's log has the cause", cause);
    }

    /** The same for another caller, with a stack trace of its own. */
    public StoreException again() {
        return new StoreException(kind, String.valueOf(getMessage()), this);
    }

    /** Whether a problem of the store, of a file or of what led to it is that a disk is full. */
    public static boolean isDiskFull(Throwable e) {
        return (e instanceof StoreException store && store.kind == Kind.DISK_FULL) || Failures.noSpaceLeft(e);
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }
}
