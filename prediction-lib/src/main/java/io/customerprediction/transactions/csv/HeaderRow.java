package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.layout.ColumnNames;
import io.customerprediction.transactions.layout.HeaderNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds the header below what reports and spreadsheets write above it: titles, blank lines, comments, a line that names the
 * delimiter.
 */
final class HeaderRow {
    private static final int MOST_LINES = 100;
    private static final int KNOWN_NAMES = 2;
    private static final double MOST_COLUMNS = 0.75;

    private HeaderRow() {}

    /** The same text, with the header where it is found; unchanged if nothing stands above it. */
    static TextStart find(TextStart start, byte delimiter, ColumnNames names) {
        List<Integer> starts = start.starts(delimiter, MOST_LINES);
        List<List<String>> records = new ArrayList<>();
        for (int at : starts) {
            records.add(start.first(delimiter, at, 1).stream().findFirst().orElse(List.of()));
        }
        for (int i = 0; i < records.size(); i++) {
            if (isNamed(records.get(i), names)) {
                return start.from(starts.get(i));
            }
        }
        int usual = usualFields(records);
        for (int i = 0; i < records.size(); i++) {
            if (isHeader(records.get(i), usual)) {
                return start.from(starts.get(i));
            }
        }
        return start;
    }

    /** Whether the columns that the user named, or well-known ones, are in it. */
    private static boolean isNamed(List<String> record, ColumnNames names) {
        boolean given = !names.names().isEmpty()
                && names.names().values().stream().allMatch(name -> HeaderNames.find(record, name) >= 0);
        return given
                || (HeaderNames.known(record) >= KNOWN_NAMES && filled(record) >= KNOWN_NAMES && !isComment(record));
    }

    private static boolean isHeader(List<String> record, int usual) {
        return !isComment(record) && filled(record) >= Math.max(2, MOST_COLUMNS * usual);
    }

    private static boolean isComment(List<String> record) {
        return !record.isEmpty()
                && record.get(0).startsWith("#")
                && record.get(0).contains(" ");
    }

    private static int filled(List<String> record) {
        return (int) record.stream().filter(value -> !value.isEmpty()).count();
    }

    private static int usualFields(List<List<String>> records) {
        List<Integer> sizes = new ArrayList<>(
                records.stream().map(HeaderRow::filled).filter(size -> size > 1).toList());
        Collections.sort(sizes);
        return sizes.isEmpty() ? 0 : sizes.get(sizes.size() / 2);
    }
}
