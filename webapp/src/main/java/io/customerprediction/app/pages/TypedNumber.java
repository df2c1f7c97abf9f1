package io.customerprediction.app.pages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as people type it: {@code 1234.5}, {@code 1,234.5}, {@code 1 234,5}, {@code 1.234,5}, {@code 80 %}.
 *
 * <p>A single point or comma before exactly three digits ({@code 1.000}, {@code 1,000}) groups thousands if the pages write
 * them so for this visitor; the other of the two could mean both, and is reported as {@link Kind#AMBIGUOUS}. Before fewer or
 * more digits either begins the decimals, unless the rest of the number shows that it groups.
 *
 * @param kind whether the text is a number
 * @param value the number as it was written, in percent if there is a percent sign; without meaning unless the kind is
 *     {@link Kind#NUMBER}
 * @param hasPercentSign whether it ends with a percent sign
 */
record TypedNumber(Kind kind, double value, boolean hasPercentSign) {
    /** Whether a text is a number. */
    enum Kind {
        NUMBER,
        AMBIGUOUS,
        UNREADABLE
    }

    private static final int MOST_CHARACTERS = 40;
    private static final String SPACES = "[ \\u00a0\\u2009\\u202f]";
    private static final Pattern NUMBER =
            Pattern.compile("([-+\\u2212]?)" + SPACES + "*([0-9][0-9., \\u00a0\\u2009\\u202f']*)" + SPACES + "*(%?)");
    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,18}");
    private static final Pattern DECIMAL_POINT = Pattern.compile("[0-9]{1,18}[.][0-9]{1,18}");
    private static final Pattern DECIMAL_COMMA =
            Pattern.compile("[0-9]{1,18},([0-9]{1,2}|[0-9]{4,18})|(0|[0-9]{4,18}),[0-9]{3}");
    private static final Pattern ONE_GROUP = Pattern.compile("[1-9][0-9]{0,2}[.,][0-9]{3}");
    private static final Pattern COMMA_GROUPS = Pattern.compile("[1-9][0-9]{0,2}(,[0-9]{3}){1,5}([.][0-9]{1,18})?");
    private static final Pattern POINT_GROUPS =
            Pattern.compile("[1-9][0-9]{0,2}(([.][0-9]{3}){2,5}|([.][0-9]{3}){1,5},[0-9]{1,18})(,[0-9]{1,18})?");
    private static final Pattern SPACE_GROUPS =
            Pattern.compile("[1-9][0-9]{0,2}([ \\u00a0\\u2009\\u202f'][0-9]{3}){1,5}([.,][0-9]{1,18})?");

    private static final TypedNumber UNREADABLE = new TypedNumber(Kind.UNREADABLE, 0, false);

    /**
     * Reads a text; blanks around it are passed over.
     *
     * @param decimalComma whether the pages write numbers as in {@code 1.234,5} for this visitor
     */
    static TypedNumber parse(String text, boolean decimalComma) {
        Matcher parts = NUMBER.matcher(text.strip());
        if (text.length() > MOST_CHARACTERS || !parts.matches()) {
            return UNREADABLE;
        }
        String digits = parts.group(2).strip().replaceAll(SPACES + "+$", "");
        boolean oneGroup = ONE_GROUP.matcher(digits).matches();
        boolean ambiguous = oneGroup && decimalComma == digits.contains(",");
        String plain = !oneGroup ? plain(digits) : digits.replaceAll("[.,]", ambiguous ? "." : "");
        if (plain.isEmpty()) {
            return UNREADABLE;
        }
        boolean negative = !parts.group(1).isEmpty() && !parts.group(1).equals("+");
        Kind kind = ambiguous ? Kind.AMBIGUOUS : Kind.NUMBER;
        double size = Double.parseDouble(plain);
        return new TypedNumber(kind, negative ? -size : size, !parts.group(3).isEmpty());
    }

    /** The digits with a decimal point or none, without grouping; empty if they are in disorder. */
    private static String plain(String digits) {
        if (PLAIN.matcher(digits).matches() || DECIMAL_POINT.matcher(digits).matches()) {
            return digits;
        }
        if (COMMA_GROUPS.matcher(digits).matches()) {
            return digits.replace(",", "");
        }
        if (DECIMAL_COMMA.matcher(digits).matches()) {
            return digits.replace(',', '.');
        }
        if (POINT_GROUPS.matcher(digits).matches()) {
            return digits.replace(".", "").replace(',', '.');
        }
        return SPACE_GROUPS.matcher(digits).matches()
                ? digits.replaceAll("[ \\u00a0\\u2009\\u202f']", "").replace(',', '.')
                : "";
    }
}
