package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.records.OneLine;
import java.text.Normalizer;

/**
 * Text that a spreadsheet shows and does not run as a formula (CWE-1236). Stateless; safe for any number of threads.
 *
 * <p>A spreadsheet takes a cell for a formula by its first character that is shown, in any width ({@code =} and {@code ＝}
 * alike). Blanks and invisible characters before it do not count. Where semicolons or tabs separate columns, as in many
 * countries, a cell also begins after each of these inside of a text.
 */
public final class SpreadsheetText {
    private static final String BEGINS_FORMULA = "=+-@|";
    private static final String BEGINS_CELL = ";\t\r\n";

    private SpreadsheetText() {}

    /**
     * The text, with an apostrophe before each part of it that a spreadsheet would take for a formula: one that begins with
     * {@code = + - @ |}, a tab or a line break and is not plainly a number such as {@code -12.5} or {@code +49301234}.
     */
    public static String safe(String text) {
        if (text.isEmpty() || isPlain(text)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 2);
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || BEGINS_CELL.indexOf(text.charAt(i)) >= 0) {
                append(text.substring(start, i), safe);
                start = i + 1;
                if (i < text.length()) {
                    safe.append(text.charAt(i));
                }
            }
        }
        boolean breaks = text.charAt(0) != ';' && BEGINS_CELL.indexOf(text.charAt(0)) >= 0;
        return breaks ? "'" + safe : safe.toString();
    }

    /** Begins with a letter or digit of ASCII and has no cell inside: nearly every id. */
    private static boolean isPlain(String text) {
        char first = text.charAt(0);
        boolean plain = first < 0x80 && Character.isLetterOrDigit(first);
        for (int i = 0; plain && i < text.length(); i++) {
            plain = BEGINS_CELL.indexOf(text.charAt(i)) < 0;
        }
        return plain;
    }

    private static void append(String cell, StringBuilder safe) {
        int shown = 0;
        while (shown < cell.length() && isPassedOver(cell.codePointAt(shown))) {
            shown += Character.charCount(cell.codePointAt(shown));
        }
        String rest = cell.substring(shown);
        if (beginsFormula(rest) && !isNumber(rest)) {
            safe.append('\'');
        }
        safe.append(cell);
    }

    private static boolean isPassedOver(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || !OneLine.isPrinted(c);
    }

    /** By the character itself or what it is a wide, small or raised form of. */
    private static boolean beginsFormula(String text) {
        if (text.isEmpty()) {
            return false;
        }
        String first = text.substring(0, 1);
        String usual = first.charAt(0) < 0x80 ? first : Normalizer.normalize(first, Normalizer.Form.NFKC);
        return usual.equals("−") || BEGINS_FORMULA.contains(usual);
    }

    private static boolean isNumber(String text) {
        int points = 0;
        int digits = 0;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            points += c == '.' ? 1 : 0;
            digits += c >= '0' && c <= '9' ? 1 : 0;
        }
        boolean signed = text.charAt(0) == '-' || text.charAt(0) == '+';
        return signed && digits > 0 && points <= 1 && points + digits == text.length() - 1;
    }
}
