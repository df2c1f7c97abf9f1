package io.customerprediction.transactions.layout;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/** The one way in which names of columns are compared: by their letters and digits, without regard to case and accents. */
public final class HeaderNames {
    private static final Pattern PARENTHESES = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*]");

    private HeaderNames() {}

    /**
     * The column with this name: the one that is written exactly so, else the first whose letters and digits are the same;
     * -1 if there is none.
     */
    public static int find(List<String> header, String name) {
        int exact = header.indexOf(name);
        return exact >= 0
                ? exact
                : header.stream().map(HeaderNames::plain).toList().indexOf(plain(name));
    }

    /** Whether both have the same names in the same order. */
    public static boolean areSame(List<String> one, List<String> other) {
        return one.stream()
                .map(HeaderNames::plain)
                .toList()
                .equals(other.stream().map(HeaderNames::plain).toList());
    }

    /** How many of the names are known as those of columns of logs. */
    public static int known(List<String> names) {
        return (int) names.stream().filter(Vocabulary::isKnown).distinct().count();
    }

    /** Letters and digits only, without accents and in lower case. */
    static String plain(String name) {
        // accents become characters of their own, which are left out
        String decomposed = isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); ) {
            int c = decomposed.codePointAt(i);
            i += Character.charCount(c);
            if ((Character.isLetter(c) && !isOrdinalSign(c)) || isNumber(c)) {
                plain.appendCodePoint(folded(Character.toLowerCase(c)));
            }
        }
        return plain.toString();
    }

    /** Upper case does not tell the dotless i of Turkish from its i, nor the sigma at the end of a Greek word from another. */
    private static int folded(int letter) {
        return switch (letter) {
            case '\u0131' -> 'i';
            case '\u03c2' -> '\u03c3';
            default -> letter;
        };
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** As in Nº and Nª. */
    private static boolean isOrdinalSign(int c) {
        return c == '\u00ba' || c == '\u00aa';
    }

    private static boolean isNumber(int c) {
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    /** Without what stands in parentheses, such as a currency or a zone. */
    static String plainWithoutParentheses(String name) {
        return plain(PARENTHESES.matcher(name).replaceAll(""));
    }
}
