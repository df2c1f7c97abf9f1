package io.customerprediction.app.security.accounts;

import io.customerprediction.app.security.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key of a program, of which only the hash is kept.
 *
 * @param id names the key in lists and commands
 * @param name whose key it is; several keys may have the same name, so that one can replace the other without a pause
 * @param sha256 of the key, in hexadecimal digits
 * @param expires when it ends; null for never
 * @param addresses that it may be used from, as a list of addresses and ranges; empty for all
 */
public record ApiKey(
        String id,
        String name,
        Role role,
        String sha256,
        Instant created,
        @Nullable Instant expires,
        String addresses) {
    /** @throws IllegalArgumentException if the name is not one */
    public ApiKey {
        User.requireName(name);
    }

    /** Whether it has ended. */
    public boolean isExpired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "ApiKey[id=" + id + ", name=" + name + ", role=" + role + "]";
    }
}
