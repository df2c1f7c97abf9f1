package io.customerprediction.transactions.excel;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.csv.CsvRows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sheet with as many rows as a sheet can have is read with little memory. */
class FullSheetTest {
    private static final int ROWS = 1_048_576;

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void aFullSheetIsReadWith512Megabytes() throws IOException, InterruptedException {
        Path file = folder.resolve("full.xlsx");
        write(file);

        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(reader.waitFor()).isZero();
        System.out.print(answer);
        assertThat(answer).startsWith(ROWS - 1 + " rows, " + (ROWS - 1) + " kept");
    }

    private static void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "shop", "1.0")) {
            Worksheet sheet = book.newWorksheet("Orders");
            String[] header = {"customer_id", "timestamp", "amount", "order_id", "product"};
            for (int column = 0; column < header.length; column++) {
                sheet.value(0, column, header[column]);
            }
            for (int row = 1; row < ROWS; row++) {
                sheet.value(row, 0, "C" + row * 7919L % 50_000);
                sheet.value(row, 1, LocalDate.of(2021, 1, 1).plusDays(row * 31L % 1_400));
                sheet.style(row, 1).format("yyyy-mm-dd").set();
                sheet.value(row, 2, row % 9_973 / 100.0 + 1);
                sheet.value(row, 3, "O" + row / 2);
                sheet.value(row, 4, "Product " + row % 400);
                if (row % 1_000 == 0) {
                    sheet.flush();
                }
            }
        }
    }

    /** The process that reads the sheet. */
    static final class Reader {
        private Reader() {}

        public static void main(String... arguments) throws IOException {
            long start = System.nanoTime();
            CleaningReport report = CsvRows.of(Path.of(arguments[0]))
                    .read(
                            CleaningRules.upTo(LocalDate.of(2030, 12, 31)),
                            (text, from, to, day, millionths, newOrder) -> {},
                            RowProgress.NONE);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%d rows, %d kept, %,.0f rows a second%n",
                    report.rowsRead(),
                    report.rowsKept(),
                    (double) report.rowsRead() / seconds);
        }
    }
}
