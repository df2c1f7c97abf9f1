package io.customerprediction.transactions.excel;

import io.customerprediction.transactions.archive.ZipArchive;
import io.customerprediction.transactions.excel.Workbook.NamedSheet;
import io.customerprediction.transactions.records.OneLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sheets that are read, and where the tables on them stand.
 *
 * @param tables the sheet that looks most like a log, and all others with the same header, one after the other
 * @param others how many other sheets have values
 */
record SheetChoice(List<Table> tables, int others) {
    private static final int MOST_ROWS = 100;

    /**
     * A table on a sheet.
     *
     * @param firstColumn with a value in one of the first rows, counted from 0
     * @param endColumn behind the last one with a value in one of the first rows
     * @param header the row that looks most like the header of a log; empty if none does
     * @param headerRow its number, counted from 1
     * @param score how much the sheet looks like a log: by header, then by whether it is a table at all
     */
    record Table(NamedSheet sheet, int firstColumn, int endColumn, List<String> header, int headerRow, int score) {
        boolean continuedBy(Table other) {
            return !header.isEmpty()
                    && !sheet.hidden()
                    && !other.sheet.hidden()
                    && header.equals(other.header)
                    && firstColumn == other.firstColumn;
        }
    }

    static SheetChoice make(
            ZipArchive zip, Workbook workbook, CellValues values, String source, ToIntFunction<List<String>> score)
            throws IOException {
        List<Table> all = new ArrayList<>();
        for (NamedSheet sheet : workbook.sheets()) {
            Table table = table(zip, sheet, values, source, score);
            if (table != null) {
                all.add(table);
            }
        }
        Table best = all.stream()
                .reduce((first, other) -> other.score() > first.score() ? other : first)
                .orElseThrow(() -> OneLine.refusal(
                        source, "is a workbook without any value: give one with a header and a row for each purchase"));
        List<Table> read = all.stream()
                .filter(table -> table.equals(best) || best.continuedBy(table))
                .toList();
        return new SheetChoice(read, all.size() - read.size());
    }

    /** {@code null} if it has no values. */
    private static @Nullable Table table(
            ZipArchive zip, NamedSheet sheet, CellValues values, String source, ToIntFunction<List<String>> score)
            throws IOException {
        int first = SheetReader.MOST_COLUMNS;
        int end = 0;
        int best = 0;
        int tableRows = 0;
        int headerRow = 0;
        List<String> header = List.of();
        try (SheetReader reader = new SheetReader(zip.open(sheet.part()), values, source)) {
            for (int rows = 0; rows < MOST_ROWS && reader.nextRow(); rows++) {
                List<String> row = new ArrayList<>();
                while (reader.nextCell()) {
                    row.add(reader.value());
                    first = Math.min(first, reader.column());
                    end = Math.max(end, reader.column() + 1);
                }
                int found = score.applyAsInt(row);
                if (found > best) {
                    best = found;
                    header = row;
                    headerRow = reader.row();
                }
                tableRows += row.size() > 1 ? 1 : 0;
            }
        }
        return end == 0
                ? null
                : new Table(sheet, first, end, List.copyOf(header), headerRow, best * 2 + (tableRows > 1 ? 1 : 0));
    }

    /** What a user should know about the choice; empty if there is one sheet only. */
    List<String> notes() {
        if (others == 0 && tables.size() == 1) {
            return List.of();
        }
        String read = tables.stream()
                .map(table -> "'" + OneLine.value(table.sheet().name()) + "'")
                .collect(Collectors.joining(", "));
        String notRead = others == 0 ? "" : ", the other " + (others == 1 ? "one was" : others + " were") + " not";
        return List.of(
                tables.size() == 1
                        ? "sheet " + read + " was read" + notRead
                        : "sheets " + read + " have the same columns and were read as one log" + notRead
                                + "; lines are counted through all of them");
    }
}
