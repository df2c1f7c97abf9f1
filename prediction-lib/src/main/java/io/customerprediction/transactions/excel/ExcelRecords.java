package io.customerprediction.transactions.excel;

import io.customerprediction.transactions.archive.ZipArchive;
import io.customerprediction.transactions.records.OneLine;
import io.customerprediction.transactions.records.RecordText;
import io.customerprediction.transactions.records.Records;
import java.io.IOException;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The rows of one sheet of a workbook, each row of the sheet one line: blank rows stay, so that lines are the numbers of the
 * rows. Columns that are empty on the left of the table are left out, and so are those after the first thousand. Formulas have the values that were saved with them.
 */
public final class ExcelRecords implements Records {
    /** No log has more; a cell far on the right would fill each row with commas. */
    private static final int MOST_COLUMNS = 1000;

    private final SharedStrings strings;
    private final SheetReader sheet;
    private final SheetChoice choice;
    private int line;
    private boolean waiting;

    private ExcelRecords(SharedStrings strings, SheetReader sheet, SheetChoice choice) {
        this.strings = strings;
        this.sheet = sheet;
        this.choice = choice;
    }

    /**
     * Opens the sheet that holds the log: the one with a row that looks most like a log's header, the first of those that
     * look alike, hidden ones last.
     *
     * @param zip the workbook, which stays open
     * @param source its name, for messages
     * @param score how much the values of a row look like the header of a log; 0 for not at all
     * @throws IOException if it is broken or holds no values
     */
    public static ExcelRecords open(ZipArchive zip, String source, ToIntFunction<List<String>> score)
            throws IOException {
        Workbook workbook = Workbook.read(zip, source);
        SharedStrings strings = new SharedStrings(zip, workbook.strings(), source);
        try {
            NumberStyles styles = NumberStyles.read(zip, workbook.styles(), source);
            CellValues values = new CellValues(strings, styles, workbook.dates1904(), source);
            SheetChoice choice = SheetChoice.make(zip, workbook, values, source, score);
            SheetReader sheet = new SheetReader(zip.open(choice.sheet().part()), values, source);
            return new ExcelRecords(strings, sheet, choice);
        } catch (IOException | RuntimeException e) {
            strings.close();
            throw e;
        }
    }

    @Override
    public boolean next(RecordText text) throws IOException {
        if (!waiting && !sheet.nextRow()) {
            return false;
        }
        line++;
        waiting = sheet.row() > line;
        if (!waiting) {
            writeRow(text);
        }
        text.end();
        return true;
    }

    private void writeRow(RecordText text) throws IOException {
        int column = choice.firstColumn();
        while (sheet.nextCell()) {
            while (column < Math.min(sheet.column(), choice.firstColumn() + MOST_COLUMNS)) {
                text.empty();
                column++;
            }
            if (sheet.column() >= choice.firstColumn() && sheet.column() < choice.firstColumn() + MOST_COLUMNS) {
                text.text(sheet.value());
                column++;
            }
        }
        while (column < Math.min(choice.endColumn(), choice.firstColumn() + MOST_COLUMNS)) {
            text.empty();
            column++;
        }
    }

    @Override
    public double done() {
        return sheet.done();
    }

    @Override
    public List<String> notes() {
        return choice.others() == 0
                ? List.of()
                : List.of("sheet '" + OneLine.value(choice.sheet().name()) + "' was read, the other "
                        + (choice.others() == 1 ? "one was" : choice.others() + " were") + " not");
    }

    static IOException broken(String source, String how) {
        return OneLine.refusal(source, "is a workbook that cannot be read (" + how + "): save it again as xlsx or CSV");
    }

    static IOException tooLarge(String source, String how) {
        return OneLine.refusal(source, "is a workbook with " + how + ": save the sheet of the log as CSV");
    }

    @Override
    public void close() throws IOException {
        sheet.close();
        strings.close();
    }
}
