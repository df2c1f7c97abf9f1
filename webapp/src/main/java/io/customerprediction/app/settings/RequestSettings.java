package io.customerprediction.app.settings;

import java.util.Set;

/**
 * What requests are held to.
 *
 * @param maxHeaderBytes longest address and headers
 * @param idleSeconds after which a connection is closed
 * @param perSecond most requests of one user or key; 0 for any number
 * @param anonymousPerSecond most requests of one client address without a login; 0 for any number
 * @param origins in lower case, whose pages may call the API
 */
public record RequestSettings(
        int maxHeaderBytes, int idleSeconds, int perSecond, int anonymousPerSecond, Set<String> origins) {
    /** Copies the origins. */
    public RequestSettings {
        origins = Set.copyOf(origins);
    }
}
