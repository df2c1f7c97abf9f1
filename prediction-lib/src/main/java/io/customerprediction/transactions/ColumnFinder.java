package io.customerprediction.transactions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the column that serves each role: the one that is named, or one whose name is known. */
final class ColumnFinder {
    private final Path file;
    private final LogFormat format;
    private final List<String> header;
    private final Map<Role, Integer> columns = new EnumMap<>(Role.class);
    private final List<String> problems = new ArrayList<>();

    ColumnFinder(Path file, LogFormat format, List<String> header) {
        this.file = file;
        this.format = format;
        this.header = header;
    }

    /**
     * The columns; whoever pays, when, and what is known of how much.
     *
     * @throws IOException if a column that is named does not exist, or customer or time are not found; all at once
     */
    Map<Role, Integer> find() throws IOException {
        for (Role role : Role.values()) {
            String name = named(role);
            int column = name == null ? role.find(header) : column(role, name);
            if (column >= 0) {
                columns.put(role, column);
            }
        }
        require(Role.CUSTOMER);
        require(Role.TIME);
        if (!problems.isEmpty()) {
            throw new IOException(file + ": " + String.join("; ", problems) + ". The file's columns are: "
                    + header.stream().map(ColumnFinder::quoted).collect(Collectors.joining(", ")));
        }
        if (named(Role.AMOUNT) == null && (named(Role.PRICE) != null || hasGoods())) {
            columns.remove(Role.AMOUNT);
        }
        return columns;
    }

    /** Quantity times price is what the lines of an order cost, whatever else the row adds up. */
    private boolean hasGoods() {
        return columns.containsKey(Role.QUANTITY) && columns.containsKey(Role.PRICE);
    }

    private @Nullable String named(Role role) {
        return switch (role) {
            case CUSTOMER -> format.customerColumn();
            case TIME -> format.timeColumn();
            case AMOUNT -> format.amountColumn();
            case ORDER -> format.orderColumn();
            case QUANTITY -> format.quantityColumn();
            case PRICE -> format.priceColumn();
            case PRODUCT -> null;
        };
    }

    private int column(Role role, String name) {
        int column = header.indexOf(name);
        if (column < 0) {
            column = header.stream().map(Role::plain).toList().indexOf(Role.plain(name));
        }
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
        if (!columns.containsKey(role) && named(role) == null) {
            problems.add("no column is known to hold the " + role.words() + ": name it with --" + role.words()
                    + "-column (" + role.words() + "Column of the format)");
        }
    }

    private static String quoted(String name) {
        return "'" + name + "'";
    }
}
