package io.customerprediction.app.store.access;

import io.customerprediction.app.store.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Somebody who is signed in.
 *
 * @param hash SHA-256 of the token that the browser holds, in hexadecimal digits
 * @param user name of the user
 * @param address that the login came from
 * @param browser as it named itself, shortened
 */
public record StoredSession(String hash, String user, Instant began, Instant lastSeen, String address, String browser) {
    public static StoredSession of(ResultSet row) throws SQLException {
        return new StoredSession(
                row.getString("token_sha256"),
                row.getString("user_name"),
                Sql.instant(row, "began_at"),
                Sql.instant(row, "last_seen_at"),
                row.getString("address"),
                row.getString("browser"));
    }

    /** The same session, seen again. */
    public StoredSession seen(Instant now) {
        return new StoredSession(hash, user, began, now, address, browser);
    }
}
