package io.customerprediction.transactions.excel;

import io.customerprediction.transactions.archive.ZipArchive;
import io.customerprediction.transactions.excel.SheetChoice.Table;
import io.customerprediction.transactions.records.OneLine;
import io.customerprediction.transactions.records.RecordText;
import io.customerprediction.transactions.records.Records;
import java.io.IOException;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The rows of one sheet of a workbook, or of several with the same columns, each row of a sheet one line: blank rows stay, so that
 * lines of the first sheet are the numbers of its rows. Columns that are empty on the left of the table are left out, and so are
 * those after the first thousand. Formulas have the values that were saved with them.
 */
public final class ExcelRecords implements Records {
    /** No log has more; a cell far on the right would fill each row with commas. */
    private static final int MOST_COLUMNS = 1000;

    private final ZipArchive zip;
    private final String source;
    private final SharedStrings strings;
    private final CellValues values;
    private final SheetChoice choice;
    private SheetReader sheet;
    private Table table;

    /** How many of the tables are behind. */
    private int tables;

    private int line;

    /** What is added to the number of a row to get its line. */
    private int before;

    private boolean waiting;

    private ExcelRecords(ZipArchive zip, String source, SharedStrings strings, CellValues values, SheetChoice choice)
            throws IOException {
        this.zip = zip;
        this.source = source;
        this.strings = strings;
        this.values = values;
        this.choice = choice;
        this.table = choice.tables().get(0);
        this.sheet = new SheetReader(zip.open(table.sheet().part()), values, source);
    }

    /**
     * Opens the sheet that holds the log: the one with a row that looks most like a log's header, the first of those that
     * look alike, hidden ones last. Others with the same header, such as one for each year, follow it.
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
            return new ExcelRecords(zip, source, strings, values, choice);
        } catch (IOException | RuntimeException e) {
            strings.close();
            throw e;
        }
    }

    @Override
    public boolean next(RecordText text) throws IOException {
        if (!waiting && !sheet.nextRow() && !nextSheet()) {
            return false;
        }
        line++;
        waiting = before + sheet.row() > line;
        if (!waiting) {
            writeRow(text);
        }
        text.end();
        return true;
    }

    /** Goes to the first row below the header of the next table. */
    private boolean nextSheet() throws IOException {
        while (tables + 1 < choice.tables().size()) {
            sheet.close();
            tables++;
            table = choice.tables().get(tables);
            sheet = new SheetReader(zip.open(table.sheet().part()), values, source);
            before = line - table.headerRow();
            boolean more = sheet.nextRow();
            while (more && sheet.row() <= table.headerRow()) {
                more = sheet.nextRow();
            }
            if (more) {
                return true;
            }
        }
        return false;
    }

    private void writeRow(RecordText text) throws IOException {
        int column = table.firstColumn();
        int end = table.firstColumn() + MOST_COLUMNS;
        while (sheet.nextCell()) {
            while (column < Math.min(sheet.column(), end)) {
                text.empty();
                column++;
            }
            if (sheet.column() >= table.firstColumn() && sheet.column() < end) {
                text.text(sheet.value());
                column++;
            }
        }
        while (column < Math.min(table.endColumn(), end)) {
            text.empty();
            column++;
        }
    }

    @Override
    public double done() {
        return (tables + sheet.done()) / choice.tables().size();
    }

    @Override
    public List<String> notes() {
        return choice.notes();
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
