package io.customerprediction.transactions.excel;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of a cell or of the shared strings: its runs of letters, without its phonetic guides. */
final class TextOfCell {
    private static final int HEXADECIMAL = 16;

    /** How characters are written that XML cannot hold. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private TextOfCell() {}

    /** The text of the element that has just begun, to its end. */
    static String read(Xml xml, String element) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean pronounced = false;
        while (xml.next() && !xml.ends(element)) {
            if (xml.begins("rPh")) {
                pronounced = true;
            } else if (xml.ends("rPh")) {
                pronounced = false;
            } else if (xml.begins("t") && !pronounced) {
                xml.addText(text);
            }
        }
        return plain(text.toString());
    }

    /** With the characters that stand escaped in it. */
    static String plain(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(escaped -> Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(escaped.group(1), HEXADECIMAL))))
                : text;
    }
}
