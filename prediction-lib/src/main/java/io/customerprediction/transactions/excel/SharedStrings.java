package io.customerprediction.transactions.excel;

import io.customerprediction.transactions.archive.ZipArchive;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The texts that the cells of a workbook refer to by number; read as far as they are needed. */
final class SharedStrings implements Closeable {
    /** A sheet that is full of different ids takes about a quarter of it. */
    private static final int MOST_BYTES = 1 << 27;

    private static final int MOST_STRINGS = 1 << 23;

    private final @Nullable Xml xml;
    private final String source;
    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[1 << 8];
    private int strings;

    SharedStrings(ZipArchive zip, @Nullable String part, String source) throws IOException {
        this.source = source;
        this.xml = part == null || !zip.has(part) ? null : new Xml(zip.open(part), source);
    }

    String get(int index) throws IOException {
        while (index >= strings) {
            if (xml == null || !readNext(xml)) {
                throw ExcelRecords.broken(source, "a cell refers to a text that is missing");
            }
        }
        int from = index == 0 ? 0 : ends[index - 1];
        return new String(bytes, from, ends[index] - from, StandardCharsets.UTF_8);
    }

    private boolean readNext(Xml part) throws IOException {
        while (part.next()) {
            if (part.begins("si")) {
                add(TextOfCell.read(part, "si"));
                return true;
            }
        }
        return false;
    }

    private void add(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int from = strings == 0 ? 0 : ends[strings - 1];
        if (utf8.length > MOST_BYTES - from || strings == MOST_STRINGS) {
            throw ExcelRecords.tooLarge(source, "more than 128 MiB of texts");
        }
        if (from + utf8.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(from + utf8.length, Math.min(MOST_BYTES, bytes.length * 2)));
        }
        if (strings == ends.length) {
            ends = Arrays.copyOf(ends, strings * 2);
        }
        System.arraycopy(utf8, 0, bytes, from, utf8.length);
        ends[strings++] = from + utf8.length;
    }

    @Override
    public void close() throws IOException {
        if (xml != null) {
            xml.close();
        }
    }
}
