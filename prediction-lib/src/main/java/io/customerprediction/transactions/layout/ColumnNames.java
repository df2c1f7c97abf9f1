package io.customerprediction.transactions.layout;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a log serve which role, by name. Roles without one are detected by the header and the rows.
 *
 * @param names from the role to the column's name
 */
public record ColumnNames(Map<Role, String> names) {
    /** All columns are detected. */
    public static final ColumnNames DETECT = new ColumnNames(Map.of());

    /** Keeps its own copy. */
    public ColumnNames {
        names = names.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(names));
    }

    /**
     * The same, with a column for one more role.
     *
     * @param name of the column; {@code null} or empty leaves it to be detected
     */
    public ColumnNames with(Role role, @Nullable String name) {
        if (name == null || name.isEmpty()) {
            return this;
        }
        EnumMap<Role, String> more = new EnumMap<>(Role.class);
        more.putAll(names);
        more.put(role, name);
        return new ColumnNames(more);
    }

    boolean areAllDetected() {
        return names.isEmpty();
    }

    @Nullable
    String of(Role role) {
        return names.get(role);
    }
}
