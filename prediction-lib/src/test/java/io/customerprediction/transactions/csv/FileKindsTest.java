package io.customerprediction.transactions.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same log in files of every kind, and files that are no logs. */
class FileKindsTest {
    private static final String CSV = "customer_id,date,amount\na,2024-03-01,5\nb,2024-03-02,7.25\n";
    private static final Map<String, String> TOTALS = Map.of("a 2024-03-01", "5.0 in 1", "b 2024-03-02", "7.25 in 1");

    @Test
    void aZipWithOneLogIsReadWhateverSystemsAddToIt() throws IOException {
        assertThat(totals(zip("orders.csv", CSV))).isEqualTo(TOTALS);
        assertThat(totals(zip(
                        "export/",
                        "",
                        "export/orders.csv",
                        CSV,
                        "__MACOSX/export/._orders.csv",
                        "\0\5",
                        "export/.DS_Store",
                        "x",
                        "Thumbs.db",
                        "y")))
                .isEqualTo(TOTALS);
        assertThat(totals(zip("read me.txt", "thanks", "orders.csv", CSV))).isEqualTo(TOTALS);
        assertThat(totals(zip("orders", CSV))).isEqualTo(TOTALS);
        assertThat(totals(zip("../../etc/orders.csv", CSV))).isEqualTo(TOTALS);
    }

    @Test
    void aZipWithSeveralLogsNamesThem() {
        assertRefused(zip("2023.csv", CSV, "2024.csv", CSV), "holds 2 files (2023.csv, 2024.csv): unpack it");
        assertRefused(zip("a.txt", CSV, "b.txt", CSV), "holds 2 files (a.txt, b.txt)");
        assertRefused(zip("a\n\u001b[1m.csv", CSV, "b.csv", CSV), "a\\u000a\\u001b[1m.csv");
        assertRefused(zip("folder/", ""), "is an empty zip archive");
    }

    @Test
    void archivesInsideOfArchivesAreRefused() throws IOException {
        assertRefused(gzip(zip("orders.csv", CSV)), "is a zip archive inside of another archive: unpack it once");
        assertRefused(zip("orders.csv.gz", gzip(CSV.getBytes(UTF_8))), "is a gzip file inside of a zip archive");
        assertRefused(zip("inner.zip", zip("orders.csv", CSV)), "is a zip archive inside of another archive");
    }

    @Test
    void anArchiveIsReadUpToItsLimitAndCheckedToItsEnd() throws IOException {
        byte[] bomb = zip("orders.csv", CSV + "c,2024-03-03,1\n".repeat(10_000));
        assertThatThrownBy(() -> CsvRows.of(new ByteArrayInputStream(bomb), "bomb.zip", LogFormat.DETECT)
                        .maxInflatedBytes(100_000)
                        .read(ReadLog.RULES, (t, f, e, d, m, n) -> {}, (rows, done) -> {}))
                .hasMessageContaining("bomb.zip is larger than 100,000 bytes when unpacked");
        String[] many = Stream.iterate(0, i -> i + 1)
                .limit(10_001)
                .flatMap(i -> Stream.of(i + ".csv", ""))
                .toArray(String[]::new);
        assertRefused(zip((Object[]) many), "holds more than 10,000 files");

        byte[] packed = zip("orders.csv", CSV);
        byte[] cut = java.util.Arrays.copyOf(packed, packed.length - 30);
        assertRefused(cut, "is not a complete zip file");
        int name = new String(packed, ISO_8859_1).indexOf("orders.csv");
        byte[] changed = packed.clone();
        changed[name + 14] ^= 0x10;
        assertRefused(changed, "zip file");
    }

    @Test
    void aStreamThatCanBeReadOnceIsKeptInATemporaryFileThatIsDeleted() throws IOException {
        List<Path> before = spooled();
        byte[] zip = zip("orders.csv", CSV);
        CsvRows rows = CsvRows.of(new ByteArrayInputStream(zip), "upload", LogFormat.DETECT);
        assertThat(rows.read(ReadLog.RULES, (t, f, e, d, m, n) -> {}, (r, done) -> {})
                        .rowsKept())
                .isEqualTo(2);
        assertThatThrownBy(() -> CsvRows.of(new ByteArrayInputStream(zip("a.csv", "")), "upload", LogFormat.DETECT)
                        .read(ReadLog.RULES, (t, f, e, d, m, n) -> {}, (r, done) -> {}))
                .hasMessageContaining("is empty");
        assertThat(spooled()).isEqualTo(before);
    }

    private static List<Path> spooled() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.toString().endsWith(".spool"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theHashIsThatOfTheFileAsItStands() throws Exception {
        byte[] zip = zip("orders.csv", CSV);
        byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(zip);
        assertThat(read(zip).report().sha256())
                .isEqualTo(java.util.HexFormat.of().formatHex(hash));
    }

    @Test
    void aWorkbookIsReadPlainInGzipAndInZip() throws IOException {
        byte[] book = book();
        assertThat(totals(book)).isEqualTo(TOTALS);
        assertThat(totals(gzip(book))).isEqualTo(TOTALS);
        assertThat(totals(zip("orders.xlsx", book))).isEqualTo(TOTALS);
    }

    private static byte[] book() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (org.dhatim.fastexcel.Workbook book = new org.dhatim.fastexcel.Workbook(bytes, "shop", "1.0")) {
            Worksheet sheet = book.newWorksheet("Orders");
            List<List<Object>> rows = List.of(
                    List.of("customer_id", "date", "amount"),
                    List.of("a", java.time.LocalDate.of(2024, 3, 1), 5),
                    List.of("b", java.time.LocalDate.of(2024, 3, 2), 7.25));
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < 3; column++) {
                    Object value = rows.get(row).get(column);
                    if (value instanceof java.time.LocalDate day) {
                        sheet.value(row, column, day);
                        sheet.style(row, column).format("yyyy-mm-dd").set();
                    } else if (value instanceof Number number) {
                        sheet.value(row, column, number);
                    } else {
                        sheet.value(row, column, String.valueOf(value));
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"customer_id\":\"a\",\"date\":\"2024-03-01\",\"amount\":5},"
                        + "{\"customer_id\":\"b\",\"date\":\"2024-03-02\",\"amount\":7.250}]",
                "{\"customer_id\":\"a\",\"date\":\"2024-03-01\",\"amount\":5}~~"
                        + "{\"date\":\"2024-03-02\",\"amount\":7.25,\"customer_id\":\"b\"}~~",
                "\ufeff  [ {\"customer\":{\"id\":\"a\"},\"date\":\"2024-03-01\",\"amount\":5,\"items\":[{\"sku\":1}]},~"
                        + "{\"customer\":{\"id\":\"b\"},\"date\":\"2024-03-02\",\"amount\":7.25}]",
                "{\"next\":null,\"data\":{\"orders\":[{\"customer_id\":\"a\",\"date\":\"2024-03-01\",\"amount\":5},"
                        + "{\"customer_id\":\"b\",\"date\":\"2024-03-02\",\"amount\":7.25}]},\"count\":2}",
                "{\"customer_id\":\"a\",\"date\":{\"$date\":\"2024-03-01T10:00:00Z\"},\"amount\":{\"$numberDecimal\":\"5\"}}~"
                        + "{\"customer_id\":\"b\",\"date\":{\"$date\":\"2024-03-02T10:00:00Z\"},\"amount\":{\"$numberDecimal\":\"7.25\"}}",
            })
    void jsonIsReadAsLinesAsAListAndInsideOfAnObject(String text) throws IOException {
        String json = text.replace("~~", "\r\n").replace('~', '\n');
        Map<String, String> totals = totals(json.getBytes(UTF_8));
        assertThat(totals).isEqualTo(TOTALS);
        assertThat(totals(gzip(json.getBytes(UTF_8)))).isEqualTo(TOTALS);
        assertThat(totals(zip("orders.json", json))).isEqualTo(TOTALS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[{\"a\":1},2]                                    | is JSON whose record 2 is a single value",
                "[[\"customer\",\"date\"]]                        | is JSON whose record 1 is a list",
                "[{\"a\":1}                                       | is JSON that ends too early",
                "[{\"a\":1},{\"a\":tru}]                          | is not valid JSON in line 1",
                "{\"a\":[{\"x\":1}],\"b\":[{\"x\":1}]}            | is a JSON object with several lists (a, b)",
                "[]                                               | is JSON without any record",
                "{}                                               | is JSON without any record",
            })
    void jsonThatIsNoListOfFlatObjectsIsRefused(String json, String message) {
        assertRefused(json.getBytes(UTF_8), message);
    }

    @Test
    void keysThatComeLateOrAreNotFlatAreNamed() throws IOException {
        String json = "{\"customer_id\":\"a\",\"date\":\"2024-03-01\",\"amount\":1,\"tags\":[1]}\n".repeat(1000)
                + "{\"customer_id\":\"b\",\"date\":\"2024-03-02\",\"amount\":1,\"late\":1}\n";
        try (TextInput text = TextInput.open(
                "x.json",
                OpenedSource.of(io.customerprediction.transactions.records.RawInput.of(
                        new ByteArrayInputStream(json.getBytes(UTF_8)))),
                null,
                1L << 30)) {
            byte[] all = text.peek(1 << 20);
            assertThat(text.isTyped()).isTrue();
            assertThat(new String(all, UTF_8))
                    .startsWith("customer_id,date,amount\na,2024-03-01,1\n")
                    .endsWith("b,2024-03-02,1\n");
            assertThat(text.notes())
                    .containsExactly(
                            "keys that came only after the first 1,000 records were left out: late",
                            "lists and nested objects were left out: tags");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf16IsRecognisedWithoutAMark(String charset) throws IOException {
        byte[] bytes = CSV.getBytes(Charset.forName(charset));
        assertThat(totals(bytes)).isEqualTo(TOTALS);
        assertThat(totals(gzip(bytes))).isEqualTo(TOTALS);
        assertThat(read(bytes).report().reading().encoding()).isEqualTo(charset);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<html><table><tr><td>1                   | is a web page (HTML), whatever its name says: open it in a spreadsheet",
                "<!DOCTYPE html>                          | is a web page (HTML)",
                "<table border=1><tr>                     | is a web page (HTML)",
                "<?xml version=\"1.0\"?><orders><o/>      | is XML",
                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">| is a spreadsheet in XML",
                "-- MySQL dump 10.13\\nDROP TABLE IF EXISTS `o`;\\n | is an SQL dump",
                "/*!40101 SET NAMES utf8 */;\\nCREATE     | is an SQL dump",
                "INSERT INTO orders VALUES (1,2);         | is an SQL dump",
                "--\\n-- PostgreSQL database dump\\n--\\n\\nSET statement_timeout = 0;| is an SQL dump",
                "BEGIN:VCALENDAR\\r\\nVERSION:2.0\\r\\n       | is a calendar (iCalendar), not a log of purchases",
                "BEGIN:VCARD\\nVERSION:3.0\\nFN:Ann\\n       | is a list of address cards (vCard)",
                "From a@b Mon Nov 4\\nReceived: x\\nFrom: a@b\\nTo: c@d\\nSubject: Order 1\\n\\nThank you | is an e-mail",
                "orders:\\n  - id: 1\\n    customer: Ann\\n    total: 3\\n | is YAML",
                "SQLite format 3\\0                       | is an SQLite database",
                "%PDF-1.7                                 | is a PDF document",
                "\u0089PNG\\r\\n                          | is a picture (PNG)",
                "\u00ff\u00d8\u00ff\u00e0                 | is a picture (JPEG)",
                "BZh91AY&SY\\1\\2                         | is compressed by bzip2",
                "\u00fd7zXZ\\0                            | is compressed by xz",
                "(\u00b5/\u00fd                           | is compressed by Zstandard",
                "7z\u00bc\u00af'\u001cx                   | is a 7z archive",
                "Rar!\u001a\u0007x                        | is a RAR archive",
                "\u007fELF\\2\\1                          | is an executable program",
                "MZ\u0090\\0\\3                           | is an executable program",
                "\u00d0\u00cf\u0011\u00e0W\\0o\\0r\\0k\\0b\\0o\\0o\\0k\\0 | is an old Excel workbook (.xls): open it and save it as xlsx or CSV",
                "\u00d0\u00cf\u0011\u00e0E\\0n\\0c\\0r\\0y\\0p\\0t\\0e\\0d\\0P\\0a\\0c\\0k\\0a\\0g\\0e\\0 | is a workbook protected by a password",
                "\\1\\2\\3\\4\\5\\6\\7\\1\\2\\3           | is not a text and of no kind that is known",
            })
    void aFileThatIsNoLogIsNamedByItsKind(String start, String message) {
        String text = start.replace("\\n", "\n").replace("\\r", "\r");
        for (char c = 0; c < 8; c++) {
            text = text.replace("\\" + (int) c, String.valueOf(c));
        }
        assertRefused(text.getBytes(ISO_8859_1), message);
    }

    @Test
    void documentsThatAreZipFilesAreNamed() {
        assertRefused(zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>"), ".ods");
        assertRefused(zip("[Content_Types].xml", "<x/>", "xl/workbook.bin", "x"), ".xlsb");
        assertRefused(
                zip("[Content_Types].xml", "<x/>", "word/document.xml", "x"), "Office document that is no workbook");
        assertRefused(zip("Index/Document.iwa", "x"), "Apple Numbers");
    }

    @Test
    void aTarArchiveIsNamed() {
        byte[] tar = new byte[1024];
        System.arraycopy("orders.csv".getBytes(UTF_8), 0, tar, 0, 10);
        System.arraycopy("ustar".getBytes(UTF_8), 0, tar, 257, 5);
        assertRefused(tar, "is a tar archive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RDX,date,amount", "ORC_ID,date,amount", "BZhid,date,amount", "[id],[date],[amount]"})
    void namesOfColumnsAreNotTakenForMarks(String header) {
        assertThatThrownBy(() -> read((header + "\na,2024-03-01,1\n").getBytes(UTF_8)))
                .hasMessageContaining("customer");
    }

    @Test
    void messagesAreOneShortLineWhateverTheFileIsCalled() {
        String name = "folder\u001b[31m\n" + "x".repeat(400) + ".csv";
        assertThatThrownBy(() -> CsvRows.of(new ByteArrayInputStream("%PDF".getBytes(UTF_8)), name, LogFormat.DETECT)
                        .read(ReadLog.RULES, (t, f, e, d, m, n) -> {}, (r, done) -> {}))
                .satisfies(e -> assertThat(e.getMessage())
                        .hasSizeLessThanOrEqualTo(300)
                        .doesNotContainPattern("[\\p{Cntrl}]")
                        .contains("xxx.csv is a PDF document"));
    }

    private static ReadLog read(byte[] bytes) {
        return ReadLog.of(bytes, LogFormat.DETECT, ReadLog.RULES);
    }

    private static Map<String, String> totals(byte[] bytes) {
        return read(bytes).totals();
    }

    private static void assertRefused(byte[] bytes, String message) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(UncheckedIOException.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .contains(message)
                        .hasSizeLessThanOrEqualTo(300)
                        .doesNotContainPattern("\\p{Cntrl}"));
    }

    private static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text);
        }
        return bytes.toByteArray();
    }

    /** Names and contents by turns. */
    private static byte[] zip(Object... entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            List<Object> parts = new ArrayList<>(List.of(entries));
            for (int i = 0; i < parts.size(); i += 2) {
                zip.putNextEntry(new ZipEntry(parts.get(i).toString()));
                Object content = parts.get(i + 1);
                zip.write(
                        content instanceof byte[] raw ? raw : content.toString().getBytes(UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
