package io.customerprediction.transactions.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
        if (column < 0) {
            return List.of();
        }
        List<String> values = new ArrayList<>(rows.size());
        for (List<String> row : rows) {
            values.add(row.get(column));
        }
        return Collections.unmodifiableList(values);
    }

    /** The values of a column that are not empty. */
    List<String> present(int column) {
        if (column < 0) {
            return List.of();
        }
        List<String> present = new ArrayList<>(rows.size());
        for (List<String> row : rows) {
            if (!row.get(column).isEmpty()) {
                present.add(row.get(column));
            }
        }
        return Collections.unmodifiableList(present);
    }

    String name(int column) {
        return header.get(column);
    }

    /** How often each value of a column stands in it, without the empty one, in the order of the values. */
    SortedMap<String, Long> counts(int column) {
        SortedMap<String, Long> counts = new TreeMap<>();
        present(column).forEach(value -> counts.merge(value, 1L, Long::sum));
        return counts;
    }

    /** How many different values there are. */
    int distinct(int column) {
        return new HashSet<>(present(column)).size();
    }

    /** Share of rows with a value. */
    double filled(int column) {
        if (rows.isEmpty() || column < 0) {
            return 0;
        }
        int filled = 0;
        for (List<String> row : rows) {
            filled += row.get(column).isEmpty() ? 0 : 1;
        }
        return filled / (double) rows.size();
    }

    /** From each value of one column to the different values that another one has beside it. */
    Map<String, Set<String>> pairs(int key, int beside) {
        Map<String, Set<String>> pairs = new HashMap<>();
        for (List<String> row : rows) {
            if (!row.get(key).isEmpty() && !row.get(beside).isEmpty()) {
                pairs.computeIfAbsent(row.get(key), absent -> new HashSet<>()).add(row.get(beside));
            }
        }
        return pairs;
    }
}
