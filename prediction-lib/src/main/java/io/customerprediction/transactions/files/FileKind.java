package io.customerprediction.transactions.files;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recognises files that are not text by their first bytes. */
final class FileKind {
    /** How much of a file is read for it: the mark of a tar archive stands at its 257th byte. */
    static final int START = 4096;

    private static final String SAVE_AS = ": open it and save the table as CSV or xlsx";
    private static final String UNPACK =
            ": unpack it and give the file of the log in it, or pack that one with zip or gzip";
    private static final String EXPORT = ": export the table of the purchases as CSV";
    private static final int AT_IN_TAR = 257;
    private static final Map<String, String> OTHERS = new LinkedHashMap<>();

    static {
        OTHERS.put("BZh", "is compressed by bzip2" + UNPACK);
        OTHERS.put("\u00fd7zXZ", "is compressed by xz" + UNPACK);
        OTHERS.put("(\u00b5/\u00fd", "is compressed by Zstandard" + UNPACK);
        OTHERS.put("\4\"M\u0018", "is compressed by LZ4" + UNPACK);
        OTHERS.put("7z\u00bc\u00af'\u001c", "is a 7z archive" + UNPACK);
        OTHERS.put("Rar!\u001a\7", "is a RAR archive" + UNPACK);
        OTHERS.put("PK\5\6", "is an empty zip archive: pack the file of the log into it");
        OTHERS.put("PK\7\b", "is one part of a zip archive in several parts: pack it in one part");
        OTHERS.put("SQLite format 3\0", "is an SQLite database" + EXPORT + ", or read it with --jdbc");
        OTHERS.put("\0\1\0\0Standard", "is an Access database" + EXPORT);
        OTHERS.put("PGDMP", "is a PostgreSQL dump" + EXPORT);
        OTHERS.put("%PDF", "is a PDF document: get the purchases as CSV or xlsx from where it was made");
        OTHERS.put("{\\rtf", "is a text document (RTF)" + SAVE_AS);
        OTHERS.put("\u0089PNG", picture("PNG"));
        OTHERS.put("\u00ff\u00d8\u00ff", picture("JPEG"));
        OTHERS.put("GIF8", picture("GIF"));
        OTHERS.put("II*\0", picture("TIFF"));
        OTHERS.put("MM\0*", picture("TIFF"));
        OTHERS.put("\u007fELF", "is an executable program: give the file of the log");
        OTHERS.put("\u00ca\u00fe\u00ba\u00be", "is a compiled program: give the file of the log");
        OTHERS.put("\u00cf\u00fa\u00ed\u00fe", "is an executable program: give the file of the log");
        OTHERS.put("MZ\u0090\0", "is an executable program: give the file of the log");
        OTHERS.put("Obj\1", "is an Avro file" + EXPORT);
        OTHERS.put("ORC", "is an ORC file" + EXPORT);
        OTHERS.put("ARROW1", "is an Arrow file" + EXPORT);
        OTHERS.put("\u0089HDF", "is an HDF5 file" + EXPORT);
        OTHERS.put("$FL2", "is an SPSS file" + EXPORT);
        OTHERS.put("RDX", "is a file of R" + EXPORT);
        OTHERS.put("\u0093NUMPY", "is an array of NumPy" + EXPORT);
    }

    private FileKind() {}

    private static String picture(String kind) {
        return "is a picture (" + kind + "): get the purchases as CSV or xlsx from where it was made";
    }

    static boolean isGzip(byte[] start) {
        return begins(start, "\u001f\u008b");
    }

    static boolean isZip(byte[] start) {
        return begins(start, "PK\3\4");
    }

    static boolean isParquet(byte[] start) {
        return begins(start, "PAR1");
    }

    /** What holds old Excel workbooks, other old documents, and new workbooks with a password. */
    static boolean isCompoundFile(byte[] start) {
        return begins(start, "\u00d0\u00cf\u0011\u00e0");
    }

    private static boolean begins(byte[] start, String mark) {
        return new String(start, 0, Math.min(start.length, mark.length()), StandardCharsets.ISO_8859_1).equals(mark);
    }

    /** What the file is and what to do, to be read after its name, if it is certainly not text. */
    static @Nullable String otherThanText(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("ustar", AT_IN_TAR)) {
            return "is a tar archive" + UNPACK;
        }
        return OTHERS.entrySet().stream()
                .filter(other -> text.startsWith(other.getKey()) && isProven(other.getKey(), text))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Marks of letters only could be the name of a column: then what follows has to be no text. */
    private static boolean isProven(String mark, String text) {
        boolean letters = mark.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return !letters || mark.startsWith("%") || mark.startsWith("{") || !isText(text);
    }

    /** Whether it holds no character that a text has not. */
    private static boolean isText(String text) {
        return text.chars().noneMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f');
    }

    /** What a file with this mark of Office is, by the names of its parts, to be read after the file's name. */
    static String compoundFile(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (text.contains(wide("EncryptedPackage"))) {
            return "is a workbook protected by a password: save it without one, as xlsx or CSV";
        }
        return text.contains(wide("Workbook")) || text.contains(wide("Book"))
                ? "is an old Excel workbook (.xls): open it and save it as xlsx or CSV"
                : "is an old Office document" + SAVE_AS;
    }

    private static String wide(String name) {
        StringBuilder wide = new StringBuilder();
        name.chars().forEach(c -> wide.append((char) c).append('\0'));
        return wide.toString();
    }

    /** Whether so many bytes are none of a text that it is none, whatever its encoding. */
    static boolean isBinary(byte[] start) {
        int odd = 0;
        for (byte one : start) {
            odd += one >= 0 && one < ' ' && one != '\t' && one != '\n' && one != '\r' && one != '\f' ? 1 : 0;
        }
        return odd > start.length / 10;
    }
}
