package io.customerprediction.app.pages.access;

import io.customerprediction.app.security.Role;
import io.customerprediction.app.security.accounts.ApiKey;
import io.customerprediction.app.security.accounts.Register;
import io.customerprediction.app.security.accounts.User;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of users, keys and sessions.
 *
 * @param roles names of all roles
 * @param problem what is wrong; null if nothing is
 * @param newKey a key that was just made and is shown this once; null if there is none
 */
public record AccessView(
        List<UserRow> users,
        List<KeyRow> keys,
        List<SessionRow> sessions,
        List<String> roles,
        @Nullable String problem,
        @Nullable String newKey) {
    /** A user; {@code ofProvider} if an OpenID provider signs them in. */
    public record UserRow(String name, String role, boolean disabled, String changed, boolean ofProvider) {
        static UserRow of(User user) {
            return new UserRow(
                    user.name(),
                    user.role().key(),
                    user.disabled(),
                    Times.minutes(user.changed()),
                    user.isOfProvider());
        }
    }

    /** A key; times are empty where there are none. */
    public record KeyRow(
            String id,
            String name,
            String role,
            String created,
            String expires,
            boolean expired,
            String lastUse,
            String addresses) {
        static KeyRow of(ApiKey key, Map<String, Instant> uses, Instant now) {
            return new KeyRow(
                    key.id(),
                    key.name(),
                    key.role().key(),
                    Times.minutes(key.created()),
                    key.expires() == null ? "" : Times.minutes(key.expires()),
                    key.isExpired(now),
                    uses.containsKey(key.id()) ? Times.minutes(uses.get(key.id())) : "",
                    key.addresses());
        }
    }

    static AccessView of(
            Register register,
            Map<String, Instant> uses,
            List<SessionRow> sessions,
            Instant now,
            @Nullable String problem,
            @Nullable String newKey) {
        return new AccessView(
                register.users().stream().map(UserRow::of).toList(),
                register.keys().stream().map(key -> KeyRow.of(key, uses, now)).toList(),
                sessions,
                Arrays.stream(Role.values()).map(Role::key).toList(),
                problem,
                newKey);
    }
}
