package io.customerprediction.app.security.accounts;

import io.customerprediction.app.security.Role;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Somebody who may sign in.
 *
 * @param name unique without regard to upper and lower case
 * @param passwordHash with the parameters that it was made with
 * @param disabled whether signing in is refused
 * @param changed when password, role or state last changed: sessions that began before are over
 */
public record User(String name, Role role, String passwordHash, boolean disabled, Instant changed) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}");

    /** @throws IllegalArgumentException if the name is not one */
    public User {
        requireName(name);
    }

    /** @throws IllegalArgumentException with a message that says what a name must be */
    public static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A name is 1 to 64 letters without accents, digits and . _ @ + -, and begins"
                            + " with a letter or a digit");
        }
    }

    /** The name without regard to upper and lower case. */
    public static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    boolean isNamed(String other) {
        return folded(name).equals(folded(other));
    }

    /** The user with another password, who may sign in. */
    public User withPassword(String hash, Instant now) {
        return new User(name, role, hash, false, now);
    }

    /** The user who may not sign in. */
    public User disabled(Instant now) {
        return new User(name, role, passwordHash, true, now);
    }

    /** The same password, hashed with other parameters. */
    public User rehashed(String hash) {
        return new User(name, role, hash, disabled, changed);
    }

    /** The user with another role. */
    public User withRole(Role other, Instant now) {
        return new User(name, other, passwordHash, disabled, now);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "User[name=" + name + ", role=" + role + ", disabled=" + disabled + "]";
    }
}
