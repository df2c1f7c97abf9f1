package io.customerprediction.transactions.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.customerprediction.transactions.records.RawInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Workbooks, JSON and archives of any bytes: each becomes a text, or is refused in one short line. What becomes of the text is
 * the matter of other tests.
 */
class HostileFileFuzzTest {
    private static final int MOST_BYTES = 1 << 22;

    @FuzzTest(maxDuration = "5m")
    void aSheetOfAnyBytesIsReadOrRefused(byte[] sheet) throws IOException {
        readOrRefuse(workbook(sheet, "<sst><si><t>a</t></si><si><r><t>b</t></r></si></sst>".getBytes(UTF_8)));
    }

    @FuzzTest(maxDuration = "5m")
    void sharedStringsOfAnyBytesAreReadOrRefused(byte[] strings) throws IOException {
        readOrRefuse(workbook(
                "<worksheet><sheetData><row><c t=\"s\"><v>2</v></c></row></sheetData></worksheet>".getBytes(UTF_8),
                strings));
    }

    @FuzzTest(maxDuration = "5m")
    void jsonOfAnyBytesIsReadOrRefused(byte[] json) {
        readOrRefuse(json);
    }

    @FuzzTest(maxDuration = "5m")
    void anArchiveOfAnyBytesIsReadOrRefused(byte[] archive) {
        readOrRefuse(archive);
    }

    private static byte[] workbook(byte[] sheet, byte[] strings) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "[Content_Types].xml", "<Types/>".getBytes(UTF_8));
            put(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns:r=\"r\"><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>"
                            .getBytes(UTF_8));
            put(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    ("<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.xml\"/><Relationship Id=\"b\""
                                    + " Type=\"x/sharedStrings\" Target=\"t.xml\"/></Relationships>")
                            .getBytes(UTF_8));
            put(zip, "xl/s.xml", sheet);
            put(zip, "xl/t.xml", strings);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static void readOrRefuse(byte[] bytes) {
        RawInput raw = RawInput.of(new ByteArrayInputStream(bytes));
        try (TextInput text = TextInput.open("upload", raw, null, MOST_BYTES)) {
            byte[] buffer = new byte[1 << 16];
            long length = 0;
            for (int end = buffer.length; end == buffer.length; length += end) {
                end = text.read(buffer, 0, buffer.length);
            }
            assertThat(length).isLessThan(10L * MOST_BYTES);
            assertThat(text.notes()).allMatch(note -> note.length() < 300);
        } catch (IOException refused) {
            assertThat(refused)
                    .message()
                    .startsWith("upload ")
                    .hasSizeLessThanOrEqualTo(300)
                    .doesNotContainPattern("\\p{Cntrl}");
        }
    }
}
