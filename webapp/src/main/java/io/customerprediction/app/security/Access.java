package io.customerprediction.app.security;

import org.jspecify.annotations.Nullable;

/** What it takes to use an address. */
public enum Access {
    /** Nothing: everybody may. */
    OPEN(null),
    /** To be signed in, with whatever role. */
    SIGNED_IN(null),
    VIEWER(Role.VIEWER),
    ANALYST(Role.ANALYST),
    INGEST(Role.INGEST),
    ADMIN(Role.ADMIN);

    private final @Nullable Role role;

    Access(@Nullable Role role) {
        this.role = role;
    }

    /** Whether this principal may. */
    public boolean allows(Principal principal) {
        if (this == OPEN) {
            return true;
        }
        @Nullable Role own = principal.role();
        return own != null && (role == null || own.includes(role));
    }

    /** The role that is needed, for messages; empty if none is. */
    public String key() {
        return role == null ? "" : role.key();
    }
}
