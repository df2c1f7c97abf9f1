package io.customerprediction.transactions.excel;

import io.customerprediction.transactions.archive.ZipArchive;
import io.customerprediction.transactions.excel.Workbook.NamedSheet;
import io.customerprediction.transactions.records.OneLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The sheet that is read, and where its table stands.
 *
 * @param firstColumn with a value in one of the first rows, counted from 0
 * @param endColumn behind the last one with a value in one of the first rows
 * @param others how many other sheets have values
 */
record SheetChoice(NamedSheet sheet, int firstColumn, int endColumn, int others) {
    private static final int MOST_ROWS = 100;

    /** How much a sheet looks like a log; compared by header, then by whether it is a table at all. */
    private record Candidate(NamedSheet sheet, int firstColumn, int endColumn, int score) {}

    static SheetChoice make(
            ZipArchive zip, Workbook workbook, CellValues values, String source, ToIntFunction<List<String>> score)
            throws IOException {
        @Nullable Candidate best = null;
        int filled = 0;
        for (NamedSheet sheet : workbook.sheets()) {
            Candidate candidate = candidate(zip, sheet, values, source, score);
            if (candidate != null) {
                filled++;
                best = best == null || candidate.score() > best.score() ? candidate : best;
            }
        }
        if (best == null) {
            throw OneLine.refusal(
                    source, "is a workbook without any value: give one with a header and a row for each purchase");
        }
        return new SheetChoice(best.sheet(), best.firstColumn(), best.endColumn(), filled - 1);
    }

    /** {@code null} if it has no values. */
    private static @Nullable Candidate candidate(
            ZipArchive zip, NamedSheet sheet, CellValues values, String source, ToIntFunction<List<String>> score)
            throws IOException {
        int first = SheetReader.MOST_COLUMNS;
        int end = 0;
        int best = 0;
        int tableRows = 0;
        try (SheetReader reader = new SheetReader(zip.open(sheet.part()), values, source)) {
            for (int rows = 0; rows < MOST_ROWS && reader.nextRow(); rows++) {
                List<String> row = new ArrayList<>();
                while (reader.nextCell()) {
                    row.add(reader.value());
                    first = Math.min(first, reader.column());
                    end = Math.max(end, reader.column() + 1);
                }
                best = Math.max(best, score.applyAsInt(row));
                tableRows += row.size() > 1 ? 1 : 0;
            }
        }
        return end == 0 ? null : new Candidate(sheet, first, end, best * 2 + (tableRows > 1 ? 1 : 0));
    }
}
