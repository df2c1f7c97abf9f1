package io.customerprediction.app.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Who may use the server.
 *
 * @param folder of the users and of the hashes of keys
 * @param login who must sign in
 * @param hosts names in lower case that browsers may call the server by, beside localhost and IP addresses
 * @param openOriginal whether the two original endpoints need no login
 * @param openInference whether models at {@code /v2} and {@code /invocations} need no login
 * @param sessionIdle how long a session lasts without being used
 * @param sessionLongest how long a session lasts in all
 * @param auditDays how long the audit keeps its entries; 0 for ever
 * @param openId the provider that users may sign in with; empty if there is none
 */
public record AccessSettings(
        Path folder,
        Login login,
        Set<String> hosts,
        boolean openOriginal,
        boolean openInference,
        Duration sessionIdle,
        Duration sessionLongest,
        int auditDays,
        Optional<OpenIdSettings> openId) {
    /** Who must sign in. */
    public enum Login {
        /** Everybody, once there is a user or a key; until then only this machine is answered, without a login. */
        AUTO,
        /** Everybody, always. */
        REQUIRED,
        /** No login and no key. */
        OPEN
    }

    /** Copies the names. */
    public AccessSettings {
        hosts = Set.copyOf(hosts);
    }
}
