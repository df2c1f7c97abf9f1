package io.customerprediction.transactions.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the column that serves each role: the one that is named, or one whose name is known. */
final class ColumnFinder {
    private final String source;
    private final ColumnNames names;
    private final List<String> header;
    private final Map<Role, Integer> columns = new EnumMap<>(Role.class);
    private final List<String> problems = new ArrayList<>();

    ColumnFinder(String source, ColumnNames names, List<String> header) {
        this.source = source;
        this.names = names;
        this.header = header;
    }

    /**
     * The columns by their roles; at least those of customer and time.
     *
     * @throws IOException if a column that is named does not exist, or customer or time are not found; all at once
     */
    Map<Role, Integer> find() throws IOException {
        for (Role role : Role.values()) {
            String name = names.of(role);
            int column = name == null ? role.find(header) : column(role, name);
            if (column >= 0) {
                columns.put(role, column);
            }
        }
        require(Role.CUSTOMER);
        require(Role.TIME);
        if (!problems.isEmpty()) {
            throw new IOException(source + ": " + String.join("; ", problems) + ". The file's columns are: "
                    + header.stream().map(ColumnFinder::quoted).collect(Collectors.joining(", ")));
        }
        if (names.of(Role.AMOUNT) == null && (names.of(Role.PRICE) != null || hasGoods())) {
            columns.remove(Role.AMOUNT);
        }
        return columns;
    }

    /** Quantity times price is what the lines of an order cost, whatever else the row adds up. */
    private boolean hasGoods() {
        return columns.containsKey(Role.QUANTITY) && columns.containsKey(Role.PRICE);
    }

    private int column(Role role, String name) {
        int column = HeaderNames.find(header, name);
        if (column < 0) {
            List<String> nearest = header.stream()
                    .sorted(Comparator.comparingInt(known -> Spelling.distance(name, known)))
                    .limit(3)
                    .map(ColumnFinder::quoted)
                    .toList();
            problems.add("there is no column " + quoted(name) + " for the " + role.words() + ", nearest are "
                    + String.join(", ", nearest));
        }
        return column;
    }

    private void require(Role role) {
        if (!columns.containsKey(role) && names.of(role) == null) {
            problems.add("no column is known to hold the " + role.words() + ": name it with --" + role.words()
                    + "-column (" + role.words() + "Column of the format)");
        }
    }

    private static String quoted(String name) {
        return "'" + name + "'";
    }
}
