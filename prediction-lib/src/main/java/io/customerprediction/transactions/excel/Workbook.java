package io.customerprediction.transactions.excel;

import io.customerprediction.transactions.archive.ZipArchive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a workbook says about its parts.
 *
 * @param sheets in their order, hidden ones last
 * @param dates1904 whether days are counted from 1904
 * @param styles name of the part with the formats of numbers; {@code null} if there is none
 * @param strings name of the part with the shared strings; {@code null} if there is none
 */
record Workbook(
        List<NamedSheet> sheets,
        boolean dates1904,
        @Nullable String styles,
        @Nullable String strings) {
    private static final int MOST_SHEETS = 200;

    /** @param part its name in the archive */
    record NamedSheet(String name, String part, boolean hidden) {}

    private record Related(String type, String target) {}

    static Workbook read(ZipArchive zip, String source) throws IOException {
        String part = "xl/workbook.xml";
        for (Related related : related(zip, "_rels/.rels", "", source).values()) {
            part = related.type().endsWith("/officeDocument") ? related.target() : part;
        }
        int slash = part.lastIndexOf('/') + 1;
        String folder = part.substring(0, slash);
        Map<String, Related> parts = related(zip, folder + "_rels/" + part.substring(slash) + ".rels", folder, source);
        List<NamedSheet> sheets = new ArrayList<>();
        boolean dates1904 = false;
        try (Xml xml = new Xml(zip.open(part), source)) {
            while (xml.next()) {
                if (xml.begins("workbookPr")) {
                    dates1904 = isTrue(xml.attribute("date1904"));
                } else if (xml.begins("sheet")) {
                    add(sheets, xml, parts, source);
                }
            }
        }
        sheets.sort((a, b) -> Boolean.compare(a.hidden(), b.hidden()));
        return new Workbook(List.copyOf(sheets), dates1904, only(parts, "/styles"), only(parts, "/sharedStrings"));
    }

    private static void add(List<NamedSheet> sheets, Xml xml, Map<String, Related> parts, String source)
            throws IOException {
        String name = xml.attribute("name");
        String state = xml.attribute("state");
        // Its other attribute of an id, sheetId, has another local name.
        Related related = parts.get(xml.attribute("id"));
        if (related != null && related.type().endsWith("/worksheet")) {
            sheets.add(new NamedSheet(
                    name == null ? "" : name, related.target(), state != null && !state.equals("visible")));
        }
        if (sheets.size() > MOST_SHEETS) {
            throw ExcelRecords.broken(source, "more than 200 sheets");
        }
    }

    static boolean isTrue(@Nullable String text) {
        return "1".equals(text) || "true".equals(text);
    }

    private static @Nullable String only(Map<String, Related> parts, String type) {
        return parts.values().stream()
                .filter(related -> related.type().endsWith(type))
                .map(Related::target)
                .findFirst()
                .orElse(null);
    }

    /** Parts that a part refers to, by the ids with which it does. */
    private static Map<String, Related> related(ZipArchive zip, String part, String folder, String source)
            throws IOException {
        Map<String, Related> related = new HashMap<>();
        if (!zip.has(part)) {
            return related;
        }
        try (Xml xml = new Xml(zip.open(part), source)) {
            while (xml.next()) {
                if (xml.begins("Relationship")) {
                    add(related, xml, folder);
                }
            }
        }
        return related;
    }

    private static void add(Map<String, Related> related, Xml xml, String folder) throws IOException {
        String id = xml.attribute("Id");
        String type = xml.attribute("Type");
        String target = xml.attribute("Target");
        if (id != null && type != null && target != null && related.size() <= MOST_SHEETS * 2) {
            related.put(id, new Related(type, target.startsWith("/") ? target.substring(1) : folder + target));
        }
    }
}
