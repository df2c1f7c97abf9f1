package io.customerprediction.app.api.transactions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The texts of one row's fields; missing ones are empty. Mutable until it is passed on; for one thread. */
final class RowFields {
    private static final byte SEPARATOR = 0x1f;

    private final @Nullable String[] values = new String[Field.ALL.size()];

    void set(int field, String value) {
        values[field] = value.strip();
    }

    void set(Field field, String value) {
        set(Field.ALL.indexOf(field), value);
    }

    /** The text of a field; empty if it is missing. */
    String get(Field field) {
        @Nullable String value = values[Field.ALL.indexOf(field)];
        return value == null ? "" : value;
    }

    boolean has(Field field) {
        return !get(field).isEmpty();
    }

    /** Adds the row to a digest of the whole body. */
    void addTo(MessageDigest digest) {
        for (@Nullable String value : values) {
            if (value != null) {
                digest.update(value.getBytes(StandardCharsets.UTF_8));
            }
            digest.update(SEPARATOR);
        }
    }
}
