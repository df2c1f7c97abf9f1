package io.customerprediction.app.security.accounts;

import io.customerprediction.app.security.Role;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Somebody who may sign in.
 *
 * @param name unique without regard to upper and lower case
 * @param passwordHash with the parameters that it was made with; empty for a user of an OpenID provider
 * @param disabled whether signing in is refused
 * @param changed when password, role or state last changed: sessions that began before are over
 * @param identity by which an OpenID provider knows the user: its issuer and their subject; empty for a user with a password
 */
public record User(String name, Role role, String passwordHash, boolean disabled, Instant changed, String identity) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}");

    /** @throws IllegalArgumentException if the name is not one */
    public User {
        requireName(name);
    }

    /** A user with a password. */
    public User(String name, Role role, String passwordHash, boolean disabled, Instant changed) {
        this(name, role, passwordHash, disabled, changed, "");
    }

    /** A user of an OpenID provider, who has no password here. */
    public static User ofProvider(String name, Role role, Instant now, String identity) {
        return new User(name, role, "", false, now, identity);
    }

    /** @throws IllegalArgumentException with a message that says what a name must be */
    public static void requireName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "A name is 1 to 64 letters without accents, digits and . _ @ + -, and begins"
                            + " with a letter or a digit");
        }
    }

    /** Whether a user may have this name. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The name without regard to upper and lower case. */
    public static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Whether an OpenID provider signs the user in, and decides on their role. */
    public boolean isOfProvider() {
        return !identity.isEmpty();
    }

    boolean isNamed(String other) {
        return folded(name).equals(folded(other));
    }

    /** The user with another password, who may sign in. */
    public User withPassword(String hash, Instant now) {
        return new User(name, role, hash, false, now, identity);
    }

    /** The user who may not sign in. */
    public User disabled(Instant now) {
        return new User(name, role, passwordHash, true, now, identity);
    }

    /** The user who may sign in, with the same password if they have one. */
    public User enabled(Instant now) {
        return new User(name, role, passwordHash, false, now, identity);
    }

    /** The same user, whose sessions are over. */
    public User withoutSessions(Instant now) {
        return new User(name, role, passwordHash, disabled, now, identity);
    }

    /** The same password, hashed with other parameters. */
    public User rehashed(String hash) {
        return new User(name, role, hash, disabled, changed, identity);
    }

    /** The user with another role. */
    public User withRole(Role other, Instant now) {
        return new User(name, other, passwordHash, disabled, now, identity);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "User[name=" + name + ", role=" + role + ", disabled=" + disabled + "]";
    }
}
