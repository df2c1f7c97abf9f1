package io.customerprediction.app.security;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request.
 *
 * @param kind how they are known
 * @param name of the user or of the key; empty where there is none
 * @param role null for somebody who is not signed in
 */
public record Principal(Kind kind, String name, @Nullable Role role) {
    /** Somebody who is not signed in. */
    public static final Principal ANONYMOUS = new Principal(Kind.ANONYMOUS, "", null);

    /** A program or browser of this machine, while there are no users. */
    public static final Principal THIS_MACHINE = new Principal(Kind.THIS_MACHINE, "", Role.ADMIN);

    /** Anybody, where the setting opens the server to all. */
    public static final Principal ANYBODY = new Principal(Kind.ANYBODY, "", Role.ADMIN);

    /** How a principal is known. */
    public enum Kind {
        ANONYMOUS,
        THIS_MACHINE,
        ANYBODY,
        USER,
        KEY
    }

    /** The kind and, of a user or key, the name, such as {@code key:shop}, {@code user:anna} or {@code anonymous}. */
    public String label() {
        String known = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return name.isEmpty() ? known : known + ":" + name;
    }

    /** A user who is signed in. */
    public static Principal user(String name, Role role) {
        return new Principal(Kind.USER, name, role);
    }

    /** A program with a key. */
    public static Principal key(String name, Role role) {
        return new Principal(Kind.KEY, name, role);
    }
}
