package io.customerprediction.app.security.sessions;

import io.customerprediction.app.store.access.StoredSession;
import java.time.Instant;

/**
 * A session as it is listed.
 *
 * @param id names it in lists and forms; the token cannot be found from it
 * @param user name of the user
 * @param address that the login came from
 * @param browser as it named itself
 */
public record Session(String id, String user, Instant began, Instant lastSeen, String address, String browser) {
    private static final int ID_DIGITS = 16;

    static Session of(StoredSession stored) {
        return new Session(
                id(stored.hash()),
                stored.user(),
                stored.began(),
                stored.lastSeen(),
                stored.address(),
                stored.browser());
    }

    static String id(String hash) {
        return hash.substring(0, ID_DIGITS);
    }
}
