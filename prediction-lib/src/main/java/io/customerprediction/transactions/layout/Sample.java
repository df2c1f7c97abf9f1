package io.customerprediction.transactions.layout;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The first rows of a log, by which its layout is decided.
 *
 * @param header names of the columns
 * @param rows in the order of the file, each with as many values as the header; empty where one is missing
 * @param complete whether these are all rows
 * @param semicolons whether fields are separated by semicolons, as where commas are decimal marks
 * @param isTyped whether the source had numbers rather than text, so that a point is the decimal mark
 */
public record Sample(
        List<String> header, List<List<String>> rows, boolean complete, boolean semicolons, boolean isTyped) {
    /** The same with some of the rows. */
    Sample where(Predicate<List<String>> wanted) {
        return new Sample(header, rows.stream().filter(wanted).toList(), complete, semicolons, isTyped);
    }

    /** The values of a column; empty without one. */
    List<String> values(int column) {
        return column < 0
                ? List.of()
                : rows.stream().map(row -> row.get(column)).toList();
    }

    /** The values of a column that are not empty. */
    List<String> present(int column) {
        return values(column).stream().filter(value -> !value.isEmpty()).toList();
    }

    String name(int column) {
        return header.get(column);
    }

    /** How many different values there are. */
    int distinct(int column) {
        return new HashSet<>(present(column)).size();
    }

    /** Share of rows with a value. */
    double filled(int column) {
        return rows.isEmpty() ? 0 : present(column).size() / (double) rows.size();
    }

    /** From each value of a column to the different values that another one has beside it. */
    Map<String, Set<String>> pairs(int column, int other) {
        Map<String, Set<String>> pairs = new HashMap<>();
        for (List<String> row : rows) {
            if (!row.get(column).isEmpty() && !row.get(other).isEmpty()) {
                pairs.computeIfAbsent(row.get(column), absent -> new HashSet<>())
                        .add(row.get(other));
            }
        }
        return pairs;
    }
}
