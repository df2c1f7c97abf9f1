package io.customerprediction.app.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a user or a key may do. */
public enum Role {
    /** Reads pages and gets single predictions. */
    VIEWER,
    /** Also uploads batches, exports and chooses audiences. */
    ANALYST,
    /** Sends transactions, and nothing else. */
    INGEST,
    /** Everything: models, users, keys, erasure, and all that the others may. */
    ADMIN;

    /** Whether this role includes the rights of the other one. */
    public boolean includes(Role other) {
        return this == other || this == ADMIN || (this == ANALYST && other == VIEWER);
    }

    /** The name in commands, files and pages, such as {@code viewer}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of this name, in any case. */
    public static Optional<Role> of(String name) {
        return Arrays.stream(values())
                .filter(role -> role.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** All names, for messages. */
    public static String keys() {
        return Arrays.stream(values()).map(Role::key).collect(Collectors.joining(", "));
    }
}
