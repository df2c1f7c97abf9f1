package io.customerprediction.transactions.excel;

import io.customerprediction.transactions.archive.ZipArchive;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which styles of cells show a number as a date or a time. */
final class NumberStyles {
    /** What a number means by its style. */
    enum Meaning {
        NUMBER,
        DATE,
        DATE_AND_TIME,
        TIME
    }

    private static final int MOST_STYLES = 100_000;
    private static final int FIRST_DATE = 14;
    private static final int LAST_DATE = 17;
    private static final int LAST_TIME = 21;
    private static final int DATE_AND_TIME = 22;

    private Meaning[] meanings = {};

    static NumberStyles read(ZipArchive zip, @Nullable String part, String source) throws IOException {
        NumberStyles styles = new NumberStyles();
        if (part != null && zip.has(part)) {
            try (Xml xml = new Xml(zip.open(part), source)) {
                styles.read(xml, source);
            }
        }
        return styles;
    }

    private void read(Xml xml, String source) throws IOException {
        Map<String, Meaning> formats = new HashMap<>();
        boolean ofCells = false;
        int count = 0;
        while (xml.next()) {
            if (xml.begins("numFmt") && formats.size() < MOST_STYLES) {
                formats.put(
                        String.valueOf(xml.attribute("numFmtId")),
                        meaning(String.valueOf(xml.attribute("formatCode"))));
            } else if (xml.name().equals("cellXfs")) {
                ofCells = xml.begins();
            } else if (ofCells && xml.begins("xf")) {
                String id = xml.attribute("numFmtId");
                add(count++, formats.getOrDefault(id, standard(id)), source);
            }
        }
        meanings = Arrays.copyOf(meanings, count);
    }

    private void add(int style, Meaning meaning, String source) throws IOException {
        if (style == MOST_STYLES) {
            throw ExcelRecords.broken(source, "more than 100,000 styles");
        }
        if (style == meanings.length) {
            meanings = Arrays.copyOf(meanings, style * 2 + 16);
        }
        meanings[style] = meaning;
    }

    Meaning of(int style) {
        return style >= 0 && style < meanings.length ? meanings[style] : Meaning.NUMBER;
    }

    /** The formats that every workbook has without naming them. */
    private static Meaning standard(@Nullable String numFmtId) {
        int id = SheetReader.whole(numFmtId, 0);
        if (id >= FIRST_DATE && id <= LAST_DATE) {
            return Meaning.DATE;
        }
        if ((id > LAST_DATE && id <= LAST_TIME) || (id >= 45 && id <= 47)) {
            return Meaning.TIME;
        }
        // The last two are dates in the scripts of East Asia.
        boolean eastern = (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58);
        return id == DATE_AND_TIME ? Meaning.DATE_AND_TIME : eastern ? Meaning.DATE : Meaning.NUMBER;
    }

    /** What a format shows: letters of dates and times outside of quotes, brackets and escapes. */
    static Meaning meaning(String format) {
        String letters =
                letters(format).toLowerCase(Locale.ROOT).replace("am/pm", "").replace("a/p", "");
        if (letters.startsWith("general")) {
            return Meaning.NUMBER;
        }
        boolean time = letters.contains("h") || letters.contains("s");
        boolean date = letters.contains("y") || letters.contains("d") || (letters.contains("m") && !time);
        if (date) {
            return time ? Meaning.DATE_AND_TIME : Meaning.DATE;
        }
        return time ? Meaning.TIME : Meaning.NUMBER;
    }

    private static String letters(String format) {
        StringBuilder letters = new StringBuilder();
        char until = 0;
        for (int at = 0; at < format.length(); at++) {
            char c = format.charAt(at);
            if (until != 0) {
                until = c == until ? 0 : until;
            } else if (c == ';') {
                break;
            } else if (c == '"' || c == '[') {
                boolean elapsed = c == '[' && format.startsWith("]", at + 2);
                letters.append(elapsed ? String.valueOf(format.charAt(at + 1)) : "");
                until = c == '"' ? '"' : ']';
            } else if (c == '\\' || c == '_' || c == '*') {
                at++;
            } else {
                letters.append(c);
            }
        }
        return letters.toString();
    }
}
