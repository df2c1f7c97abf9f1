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
        int best = -1;
        int most = 0;
        for (int i = 0; i < records.size(); i++) {
            int known = known(records.get(i), names);
            if (known > most) {
                most = known;
                best = i;
            }
        }
        if (best >= 0) {
            return start.from(starts.get(best));
        }
        int usual = usualFields(records);
        for (int i = 0; i < records.size(); i++) {
            if (isHeader(records.get(i), usual)) {
                return start.from(starts.get(i));
            }
        }
        return start;
    }

    /** How many names are well known; more than any where all that the user gave are among them; 0 if it is no header. */
    private static int known(List<String> record, ColumnNames names) {
        boolean given = !names.names().isEmpty()
                && names.names().values().stream().allMatch(name -> HeaderNames.find(record, name) >= 0);
        int known = HeaderNames.known(record);
        boolean header =
                known >= KNOWN_NAMES && filled(record) >= KNOWN_NAMES && (known > KNOWN_NAMES || !isComment(record));
        return given ? Integer.MAX_VALUE : header ? known : 0;
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
