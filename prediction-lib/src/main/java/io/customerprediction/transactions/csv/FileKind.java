package io.customerprediction.transactions.csv;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recognises files that are not text by their first bytes. */
final class FileKind {
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final Map<String, String> OTHERS = new LinkedHashMap<>();

    static {
        OTHERS.put("PK\3\4", "a zip archive or an Excel workbook");
        OTHERS.put("\u00d0\u00cf\u0011\u00e0", "an old Excel workbook");
        OTHERS.put("PAR1", "a Parquet file");
        OTHERS.put("BZh", "compressed by bzip2");
        OTHERS.put("\u00fd7zXZ", "compressed by xz");
        OTHERS.put("(\u00b5/\u00fd", "compressed by Zstandard");
        OTHERS.put("%PDF", "a PDF document");
    }

    private FileKind() {}

    static boolean isGzip(byte[] start) {
        return start.length >= 2 && start[0] == GZIP[0] && start[1] == GZIP[1];
    }

    /** What the file is, in words, if it is certainly not text. */
    static @Nullable String otherThanText(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        return OTHERS.entrySet().stream()
                .filter(other -> text.startsWith(other.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
