package io.customerprediction.app.store.database;

import io.customerprediction.app.store.database.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns what drivers throw into a {@link StoreException}: what is wrong and what to do, in one line. Neither the message
 * nor the cause holds a password.
 */
public final class Failures {
    private static final String HIDDEN = "***";
    private static final String H2_FILE = "jdbc:h2:file:";

    /** H2 writes pieces of some hundred KiB. */
    private static final long LEAST_FREE_BYTES = 1L << 20;

    /** Values of parameters such as {@code password=...}, and what stands between a user and the host. */
    private static final Pattern SECRETS =
            Pattern.compile("(?i)(?:pass\\w*|pwd|secret|token)=([^&;]+)|//[^/@:]*:([^/@]+)@");

    /** 53100 is PostgreSQL's disk_full. */
    private static final Set<String> DISK_FULL = Set.of("53100");

    /** H2: an I/O exception, the file cannot be written, or read. */
    private static final Set<String> INPUT_OUTPUT = Set.of("90028", "90031", "90024", "90062", "90126");

    /** H2: the file is corrupted, of an unsupported version, or of an unknown format. */
    private static final Set<String> DAMAGED = Set.of("90030", "90048");

    /** H2: connection broken, database closed, closing. */
    private static final Set<String> H2_CLOSED = Set.of("90067", "90098", "90121", "90007");

    private final String url;
    private final String place;
    private final String user;
    private final List<String> secrets;

    Failures(String url, String user, String password) {
        this.url = url;
        this.place = place(url);
        this.user = user;
        this.secrets = Stream.concat(
                        Stream.of(password), SECRETS.matcher(url).results().map(Failures::secret))
                .filter(secret -> !secret.isEmpty())
                .toList();
    }

    private static String secret(MatchResult found) {
        return Objects.requireNonNullElse(found.group(1), Objects.requireNonNullElse(found.group(2), ""));
    }

    /** The address without its parameters and without a user before the host, both of which may hold secrets. */
    static String place(String url) {
        return url.split("[?;]", 2)[0].replaceFirst("//[^/@]*@", "//");
    }

    StoreException of(SQLException e) {
        SQLException first = cause(e);
        String state = state(first);
        String reason = reason(first);
        Kind kind = H2_CLOSED.contains(state) && diskIsFull() ? Kind.DISK_FULL : kind(first, state);
        return new StoreException(kind, "The database at " + place + " " + advice(kind, state, reason), safe(e));
    }

    public StoreException newer(int found, int known) {
        return new StoreException(
                Kind.SCHEMA,
                "The database at " + place + " was written by a newer release (schema " + found + ", this one knows "
                        + known + "): install that release, or name another database with database-url");
    }

    public StoreException migration(RuntimeException e) {
        for (Throwable below = e; below != null; below = below.getCause()) {
            if (below instanceof SQLException sql && kind(sql, state(sql)) != Kind.FAILED) {
                return of(sql);
            }
        }
        String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new StoreException(
                Kind.SCHEMA,
                "The database at " + place + " cannot be migrated to this release's schema (" + hidden(reason)
                        + "): name an empty database with database-url",
                safe(e));
    }

    /** All of the pool's connections are in use, by this program itself. */
    StoreException busy(int connections) {
        return new StoreException(
                Kind.BUSY,
                "All " + connections + " connections to the database at " + place
                        + " are in use: try again when other requests are answered");
    }

    /** Anything else that a driver or the pool throws while a connection is made. */
    StoreException unexpected(RuntimeException e) {
        for (Throwable below = e; below != null; below = below.getCause()) {
            if (below instanceof SQLException sql) {
                return of(sql);
            }
        }
        String reason = hidden(String.valueOf(e.getMessage()));
        return new StoreException(
                Kind.UNREACHABLE,
                "The database at " + place + " cannot be opened (" + reason + "): check database-url",
                safe(e));
    }

    /** The pool's own exception holds the reason why it could not connect as its cause. */
    private static SQLException cause(SQLException e) {
        return e instanceof SQLTransientConnectionException && e.getCause() instanceof SQLException below ? below : e;
    }

    private static String state(SQLException e) {
        return Objects.requireNonNullElse(e.getSQLState(), "").toUpperCase(Locale.ROOT);
    }

    private static Kind kind(SQLException e, String state) {
        if (DISK_FULL.contains(state) || noSpaceLeft(e)) {
            return Kind.DISK_FULL;
        }
        if (state.equals("90020")) {
            return Kind.IN_USE;
        }
        if (state.startsWith("28") || state.equals("3D000")) {
            return Kind.REFUSED;
        }
        if (DAMAGED.contains(state) || INPUT_OUTPUT.contains(state) || inputOutput(e)) {
            return Kind.UNREADABLE;
        }
        boolean away = state.startsWith("08") || state.startsWith("57P") || state.startsWith("53") || state.isEmpty();
        return away || H2_CLOSED.contains(state) ? Kind.UNREACHABLE : Kind.FAILED;
    }

    /** Whether an exception, or one that led to it, says that a disk is full. */
    static boolean noSpaceLeft(@Nullable Throwable e) {
        for (Throwable below = e; below != null; below = below.getCause()) {
            String text = Objects.requireNonNullElse(below.getMessage(), "").toLowerCase(Locale.ROOT);
            if (text.contains("no space left on device")
                    || text.contains("not enough space on the disk")
                    || text.contains("disk quota exceeded")) {
                return true;
            }
        }
        return false;
    }

    /** H2 closes a database that it cannot write, and then says no more than that it is closed. */
    private boolean diskIsFull() {
        if (!place.startsWith(H2_FILE)) {
            return false;
        }
        Path folder =
                Path.of(place.substring(H2_FILE.length())).toAbsolutePath().getParent();
        try {
            return folder != null && Files.getFileStore(folder).getUsableSpace() < LEAST_FREE_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    /** H2 reports a failed write as a general error (HY000 or 50000) whose cause is the file system's exception. */
    private static boolean inputOutput(@Nullable Throwable e) {
        boolean h2 = false;
        boolean file = false;
        for (Throwable below = e; below != null; below = below.getCause()) {
            h2 |= below.getClass().getName().startsWith("org.h2.");
            file |= below instanceof IOException;
        }
        return h2 && file;
    }

    private String reason(SQLException e) {
        String text = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName())
                .lines()
                .findFirst()
                .orElse("");
        return hidden(text.replaceAll("; SQL statement:$", ""));
    }

    private String hidden(String text) {
        String shown = text.replace(url, place);
        for (String secret : secrets) {
            shown = shown.replace(secret, HIDDEN);
        }
        return shown;
    }

    /** The cause for the log, unless one of its messages holds a secret. */
    private @Nullable Throwable safe(Throwable e) {
        for (Throwable below = e; below != null; below = below.getCause()) {
            String text = Objects.requireNonNullElse(below.getMessage(), "");
            if (secrets.stream().anyMatch(text::contains)) {
                return null;
            }
        }
        return e;
    }

    private String advice(Kind kind, String state, String reason) {
        return switch (kind) {
            case DISK_FULL -> "cannot be written because its disk is full: make room on the disk, then try again";
            case IN_USE -> "is in use by another process: stop that process, or use PostgreSQL, which serves several";
            case REFUSED ->
                state.equals("3D000")
                        ? "does not exist: create it (CREATE DATABASE), or check database-url"
                        : "does not let user " + user + " in: check database-user and database-password";
            case UNREADABLE ->
                DAMAGED.contains(state)
                        ? "is damaged or of another H2 release (" + reason
                                + "): restore the file, or move it away and load the data again"
                        : "cannot be read or written (" + reason
                                + "): check that the folder exists, that this user may write to it and that its disk"
                                + " is not mounted read-only";
            case UNREACHABLE ->
                H2_CLOSED.contains(state)
                        ? "was closed (" + reason + "): it is opened again at the next try"
                        : "is not reachable (" + reason + "): start it, or check database-url";
            default ->
                state.equals("22021")
                        ? "cannot hold a text with the character 0 (" + reason + "): remove it from the log's ids"
                        : "failed: " + reason + " (code " + state + ")";
        };
    }
}
