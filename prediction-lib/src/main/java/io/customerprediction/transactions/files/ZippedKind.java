package io.customerprediction.transactions.files;

import io.customerprediction.transactions.archive.ZipArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a zip file is, by the names in it: many kinds of documents are zip files. */
final class ZippedKind {
    private static final int LONGEST_TYPE = 100;

    private ZippedKind() {}

    static boolean isWorkbook(ZipArchive zip) {
        return zip.has("[Content_Types].xml")
                && zip.names().stream().anyMatch(name -> name.startsWith("xl/workbook") && name.endsWith(".xml"));
    }

    /** What it is and what to do, to be read after its name; {@code null} if it may be an archive of files. */
    static @Nullable String otherThanArchive(ZipArchive zip) throws IOException {
        List<String> names = zip.names();
        if (zip.has("xl/workbook.bin")) {
            return "is a binary Excel workbook (.xlsb): open it and save it as xlsx or CSV";
        }
        if (zip.has("[Content_Types].xml")) {
            return "is an Office document that is no workbook: open it and save the table as CSV or xlsx";
        }
        String type = new String(zip.start("mimetype", LONGEST_TYPE), StandardCharsets.US_ASCII);
        if (type.contains("opendocument.spreadsheet")) {
            return "is an OpenDocument spreadsheet (.ods): open it and save it as xlsx or CSV";
        }
        if (type.startsWith("application/")) {
            return "is a document (" + type.strip().replaceAll("[^\\w./+-]", "?")
                    + "): save the table in it as CSV or xlsx";
        }
        if (names.stream().anyMatch(name -> name.startsWith("Index/") && name.endsWith(".iwa"))) {
            return "is an Apple Numbers document: export it as CSV or Excel";
        }
        return zip.has("META-INF/MANIFEST.MF") ? "is a Java archive: give the file of the log" : null;
    }
}
