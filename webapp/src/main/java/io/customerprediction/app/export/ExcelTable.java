package io.customerprediction.app.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A table as a workbook with one sheet, which a thousand rows of are in memory at a time. */
public final class ExcelTable implements TableFile {
    /** The most rows of a sheet, its head included. */
    public static final int MOST_ROWS = 1_048_576;

    private static final int FLUSHED = 1_000;

    private final OutputStream out;
    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    /** @param name of the sheet */
    public ExcelTable(OutputStream out, String name) {
        this.out = out;
        this.workbook = new Workbook(out, "Customer Prediction", "1.0");
        this.sheet = workbook.newWorksheet(name);
        sheet.freezePane(1, 1);
    }

    @Override
    public void write(List<? extends @Nullable Object> cells) {
        for (int column = 0; column < cells.size(); column++) {
            write(column, cells.get(column));
        }
        row++;
        if (row % FLUSHED == 0) {
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void write(int column, @Nullable Object cell) {
        if (cell instanceof LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (cell instanceof Number number) {
            sheet.value(row, column, number);
        } else if (cell != null) {
            // A text is one, whatever it begins with: no formula is ever written. Not shared, as the library keeps
            // shared ones.
            sheet.inlineString(row, column, cell.toString());
        }
    }

    @Override
    public void close() throws IOException {
        workbook.finish();
        out.close();
    }
}
