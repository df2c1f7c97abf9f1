package io.customerprediction.transactions.excel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.transactions.archive.ZipArchive;
import io.customerprediction.transactions.excel.NumberStyles.Meaning;
import io.customerprediction.transactions.records.RecordInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workbooks as spreadsheets and programs write them, and broken ones. */
class ExcelRecordsTest {
    private static final String SPACE = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("book.xlsx");
    }

    private interface Filling {
        void fill(Workbook book) throws IOException;
    }

    private String written(Filling filling) throws IOException {
        try (OutputStream out = Files.newOutputStream(file());
                Workbook book = new Workbook(out, "shop", "1.0")) {
            filling.fill(book);
        }
        return read();
    }

    private String read() throws IOException {
        try (ZipArchive zip = ZipArchive.open(file(), "book.xlsx", 1L << 30);
                RecordInput text = new RecordInput(ExcelRecords.open(zip, "book.xlsx", ExcelRecordsTest::score))) {
            return new String(text.readAllBytes(), UTF_8);
        }
    }

    private static int score(List<String> row) {
        return row.contains("customer") && row.contains("date") ? 2 : 0;
    }

    private static void row(Worksheet sheet, int row, int column, Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof LocalDate day) {
                sheet.value(row, column + i, day);
                sheet.style(row, column + i).format("dd.mm.yyyy").set();
            } else if (values[i] instanceof LocalDateTime time) {
                sheet.value(row, column + i, time);
                sheet.style(row, column + i).format("m/d/yy h:mm AM/PM").set();
            } else if (values[i] instanceof Number number) {
                sheet.value(row, column + i, number);
            } else if (values[i] instanceof Boolean truth) {
                sheet.value(row, column + i, truth);
            } else {
                sheet.value(row, column + i, values[i].toString());
            }
        }
    }

    @Test
    void cellsAreWrittenByTheirTypes() throws IOException {
        assertThat(written(book -> {
                    Worksheet sheet = book.newWorksheet("Sheet1");
                    row(sheet, 0, 0, "customer", "date", "amount", "note");
                    row(sheet, 1, 0, 17001, LocalDate.of(2024, 11, 13), 12.5, "a, \"b\"");
                    row(sheet, 2, 0, 17002L, LocalDateTime.of(2024, 11, 13, 8, 23, 11), 0.1 + 0.2, "two\nlines");
                    row(sheet, 3, 0, "x", LocalDate.of(1900, 3, 1), 1234.125, true);
                    row(sheet, 4, 0, "ü", LocalDate.of(1900, 2, 28), 1e21, false);
                }))
                .isEqualTo("""
                        customer,date,amount,note
                        17001,2024-11-13,12.5,"a, ""b""\"
                        17002,2024-11-13T08:23:11,0.3,"two lines"
                        x,1900-03-01,1234.1250,true
                        "ü",1900-02-28,1000000000000000000000,false
                        """);
    }

    @Test
    void blankRowsStaySoThatLinesAreTheNumbersOfTheRows() throws IOException {
        assertThat(written(book -> {
                    Worksheet sheet = book.newWorksheet("Sheet1");
                    row(sheet, 0, 1, "Report of the year");
                    row(sheet, 3, 1, "customer", "date");
                    row(sheet, 4, 1, "a");
                    row(sheet, 6, 1, "b", LocalDate.of(2024, 1, 31));
                }))
                .isEqualTo("Report of the year,\n\n\ncustomer,date\na,\n\nb,2024-01-31\n");
    }

    @Test
    void theSheetWithTheHeaderOfALogIsReadAndHiddenOnesLast() throws IOException {
        assertThat(written(book -> {
                    Worksheet cover = book.newWorksheet("Cover");
                    row(cover, 0, 0, "Sales", "of", "2024");
                    Worksheet hidden = book.newWorksheet("Raw");
                    row(hidden, 0, 0, "customer", "date", "hidden");
                    hidden.setVisibilityState(VisibilityState.HIDDEN);
                    Worksheet log = book.newWorksheet("Orders");
                    row(log, 0, 0, "Exported");
                    row(log, 1, 0, "customer", "date", "shown");
                }))
                .isEqualTo("Exported,,\ncustomer,date,shown\n");
        try (ZipArchive zip = ZipArchive.open(file(), "book.xlsx", 1L << 30);
                ExcelRecords records = ExcelRecords.open(zip, "book.xlsx", ExcelRecordsTest::score)) {
            assertThat(records.notes()).containsExactly("sheet 'Orders' was read, the other 2 were not");
        }
    }

    @Test
    void sheetsWithTheSameHeaderAreOneLog() throws IOException {
        assertThat(written(book -> {
                    for (int year = 2024; year <= 2026; year++) {
                        Worksheet sheet = book.newWorksheet("Year " + year);
                        row(sheet, 0, 0, "customer", "date", "amount");
                        row(sheet, 1, 0, "a", LocalDate.of(year, 1, 31), year);
                        row(sheet, 3, 0, "b", LocalDate.of(year, 2, 1), 5);
                    }
                    row(book.newWorksheet("Summary"), 0, 0, "customer", "date", "average");
                    row(book.newWorksheet("None"), 0, 0, "customer", "date", "amount");
                }))
                .isEqualTo("""
                        customer,date,amount
                        a,2024-01-31,2024

                        b,2024-02-01,5
                        a,2025-01-31,2025

                        b,2025-02-01,5
                        a,2026-01-31,2026

                        b,2026-02-01,5
                        """);
        try (ZipArchive zip = ZipArchive.open(file(), "book.xlsx", 1L << 30);
                ExcelRecords records = ExcelRecords.open(zip, "book.xlsx", ExcelRecordsTest::score)) {
            assertThat(records.notes())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "sheets 'Year 2024', 'Year 2025', 'Year 2026', 'None' have the same columns and were read as"
                                    + " one log, the other one was not");
        }
    }

    @Test
    void withoutAHeaderOfALogTheFirstTableIsRead() throws IOException {
        assertThat(written(book -> {
                    row(book.newWorksheet("Empty"), 0, 0, "");
                    row(book.newWorksheet("Cover"), 0, 0, "Sales");
                    Worksheet table = book.newWorksheet("Table");
                    row(table, 0, 0, "k", "v");
                    row(table, 1, 0, "a", 1);
                }))
                .isEqualTo("k,v\na,1\n");
    }

    /** Parts as other programs write them. */
    private void pack(String sheet, String workbook, String strings, String styles) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put(
                "_rels/.rels",
                "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>");
        parts.put(
                "xl/workbook.xml",
                "<x:workbook xmlns:x=\"m\" xmlns:r=\"r\">" + workbook
                        + "<x:sheets><x:sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></x:sheets></x:workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                        + "<Relationship Id=\"r2\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                        + "<Relationship Id=\"r3\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<?xml version=\"1.0\"?><worksheet" + SPACE + "><sheetData>" + sheet + "</sheetData></worksheet>");
        parts.put("xl/sharedStrings.xml", "<sst" + SPACE + ">" + strings + "</sst>");
        parts.put("xl/styles.xml", "<styleSheet" + SPACE + ">" + styles + "</styleSheet>");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file()))) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        }
    }

    @Test
    void datesFrom1904InlineTextsFormulasErrorsAndMissingReferencesAreUnderstood() throws IOException {
        pack(
                "<row><c t=\"inlineStr\"><is><r><t>cust</t></r><r><t>omer</t></r></is></c><c t=\"s\"><v>0</v></c></row>"
                        + "<row><c><f>1+1</f><v>2</v></c><c s=\"1\"><v>0</v></c><c t=\"e\"><v>#REF!</v></c></row>"
                        + "<row><c t=\"str\"><f>A1</f><v>x_x000D_y</v></c><c s=\"1\"><v>43782.5</v></c><c t=\"b\"><v>1</v></c></row>"
                        + "<row r=\"5\"><c r=\"B5\" t=\"d\"><v>2024-11-13</v></c><c r=\"D5\"><v>123456789012345678</v></c></row>",
                "<x:workbookPr date1904=\"1\"/>",
                "<si><t>date</t><rPh><t>read aloud</t></rPh></si>",
                "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>");
        assertThat(read()).isEqualTo("""
                        customer,date,,
                        2,1904-01-01,#REF!,
                        "x y",2023-11-14T12:00:00,true,

                        ,2024-11-13,,123456789012345678
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd.mm.yyyy | DATE",
                "[$-407]d. mmmm yyyy;@ | DATE",
                "yyyy\\-mm\\-dd\\ hh:mm:ss | DATE_AND_TIME",
                "m/d/yy h:mm AM/PM | DATE_AND_TIME",
                "mmm-yy | DATE",
                "[h]:mm:ss | TIME",
                "mm:ss | TIME",
                "General | NUMBER",
                "0.00E+00 | NUMBER",
                "#,##0.00\\ \"days\" | NUMBER",
                "_-* #,##0.00 [$EUR-407]_- | NUMBER",
                "[Red]#,##0;[Blue]yy | NUMBER",
                "@ | NUMBER",
            })
    void formatsSayWhetherANumberIsADate(String format, Meaning meaning) {
        assertThat(NumberStyles.meaning(format)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<row><c t=\"s\"><v>2000000000</v></c></row>       | a cell refers to a text that is missing",
                "<row><c t=\"s\"><v>-1</v></c></row>               | a cell refers to a text that is missing",
                "<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row> | cells out of their order in row 1",
                "<row><c r=\"ZZZZZZZ1\"><v>1</v></c></row>         | cells out of their order in row 1",
                "<row r=\"5\"><c><v>1</v></c></row><row r=\"4\"/>  | row 4 after row 5",
                "<row r=\"2000000\"><c><v>1</v></c></row>          | row 2000000 after row 0",
                "<row><c><v>1</v></row>                            | save it again as xlsx or CSV",
                "<row></row>                                       | is a workbook without any value",
                "<!DOCTYPE x><row/>                                | save it again as xlsx or CSV",
            })
    void aBrokenSheetIsRefused(String sheet, String message) throws IOException {
        pack(sheet, "", "<si><t>a</t></si>", "");
        assertThatThrownBy(this::read)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("book.xlsx ")
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThanOrEqualTo(300));
    }

    @Test
    void hugePiecesAreRefusedBeforeTheyFillMemory() throws IOException {
        String long1 = "x".repeat(3_000_000);
        pack("<row><c t=\"str\"><v>" + long1 + "</v></c></row>", "", "", "");
        assertThatThrownBy(this::read).hasMessageContaining("a piece of more than a million bytes");
        pack("<row a=\"" + long1 + "\"><c><v>1</v></c></row>", "", "", "");
        assertThatThrownBy(this::read).hasMessageContaining("a piece of more than a million bytes");
        pack(
                "<row><c t=\"s\"><v>0</v></c></row>",
                "",
                "<si>" + "<r><t>xxxxxxx</t></r>".repeat(1_000_000) + "</si>",
                "");
        assertThatThrownBy(this::read).hasMessageContaining("book.xlsx");
    }
}
