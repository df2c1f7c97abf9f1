package io.customerprediction.app.export;

/** Text that a spreadsheet shows and does not run. */
public final class SpreadsheetText {
    private static final String BEGINS_FORMULA = "=+-@\t\r\n";

    private SpreadsheetText() {}

    /**
     * The text, with an apostrophe before it if a spreadsheet would take it for a formula (CWE-1236): if it begins with
     * one of {@code = + - @}, a tab or a line break and is not plainly a number such as {@code -12.5} or {@code +49301234}.
     */
    public static String safe(String text) {
        boolean formula = !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 && !number(text);
        return formula ? "'" + text : text;
    }

    private static boolean number(String text) {
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
