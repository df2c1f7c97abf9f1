package io.customerprediction.app.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Objects;

/** Tells in words what went wrong with a database and what to do, without ever telling its password. */
final class Failures {
    private static final String HIDDEN = "***";

    private final String url;
    private final String place;
    private final String user;
    private final String password;

    Failures(String url, String user, String password) {
        this.url = url;
        this.place = place(url);
        this.user = user;
        this.password = password;
    }

    /** The address without its parameters, which may hold secrets. */
    private static String place(String url) {
        return url.split("[?;]", 2)[0];
    }

    /** The drivers' exceptions do not come along, as theirs may quote the whole address. */
    StoreException of(SQLException e) {
        SQLException first = cause(e);
        return new StoreException("The database at " + place + " " + advice(first, reason(first)));
    }

    StoreException newer(int found, int known) {
        return new StoreException("The database at " + place + " was written by a newer release (schema " + found
                + ", this one knows " + known + "): install that release, or name another database with database-url");
    }

    StoreException migration(RuntimeException e) {
        for (Throwable below = e; below != null; below = below.getCause()) {
            if (below instanceof SQLException sql) {
                return of(sql);
            }
        }
        return new StoreException("The database at " + place + " cannot be brought to this release's schema ("
                + hidden(String.valueOf(e.getMessage())) + "): name an empty database with database-url");
    }

    /** Why a pool could not connect is in the exception below its own. */
    private static SQLException cause(SQLException e) {
        return e instanceof SQLTransientConnectionException && e.getCause() instanceof SQLException below ? below : e;
    }

    private String reason(SQLException e) {
        String text = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName())
                .lines()
                .findFirst()
                .orElse("");
        return hidden(text.replaceAll("; SQL statement:$", ""));
    }

    private String hidden(String text) {
        String open = text.replace(url, place);
        return password.isEmpty() ? open : open.replace(password, HIDDEN);
    }

    private String advice(SQLException e, String reason) {
        String state = Objects.requireNonNullElse(e.getSQLState(), "").toUpperCase(Locale.ROOT);
        if (state.equals("90020")) {
            return "is in use by another process: stop that one, or use PostgreSQL, which serves many";
        }
        if (state.startsWith("28")) {
            return "does not let user " + user + " in: check database-user and database-password";
        }
        if (state.equals("3D000")) {
            return "does not exist: create it (CREATE DATABASE), or check database-url";
        }
        if (state.equals("90048") || state.equals("90030")) {
            return "is damaged or of another H2 release (" + reason
                    + "): restore the file, or move it away and load the" + " data again";
        }
        if (state.equals("22021")) {
            return "cannot hold a text with the character 0 (" + reason + "): take it out of the log's ids";
        }
        if (state.equals("53100") || state.equals("90028") || state.equals("90031")) {
            return "cannot be read or written (" + reason + "): check the disk's free space and the folder's rights";
        }
        if (state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53")
                || state.equals("90067")
                || state.equals("90121")
                || e instanceof SQLTransientConnectionException) {
            return "does not answer (" + reason + "): start it, or check database-url";
        }
        return "failed: " + reason + " (code " + state + ")";
    }
}
