package io.customerprediction.transactions.layout;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which columns have which role.
 *
 * @param layout which known layout it is, or that the columns were named or are known by their names
 * @param header names of all columns
 * @param roles index of the column that has a role
 * @param inSmallestUnit whether the known layout has whole numbers of the currency's smallest unit, such as cents
 */
public record Columns(String layout, List<String> header, Map<Role, Integer> roles, boolean inSmallestUnit)
        implements Serializable {
    /** Keeps its own copies. */
    public Columns {
        header = List.copyOf(header);
        roles = roles.isEmpty() ? Map.of() : new EnumMap<>(roles);
    }

    /** The index of the column with the role, or -1. */
    public int column(Role role) {
        return roles.getOrDefault(role, -1);
    }

    /** Whether a column has the role. */
    public boolean has(Role role) {
        return roles.containsKey(role);
    }

    /** The same without a role. */
    Columns without(Role role) {
        Map<Role, Integer> fewer = new EnumMap<>(Role.class);
        fewer.putAll(roles);
        fewer.remove(role);
        return new Columns(layout, header, fewer, inSmallestUnit);
    }

    /** From the role's name to the column's. */
    public SortedMap<String, String> names() {
        SortedMap<String, String> names = new TreeMap<>();
        roles.forEach((role, index) -> names.put(role.words(), header.get(index)));
        return names;
    }
}
