package io.customerprediction.transactions.values;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a column writes 12.50 or 12,50. A mark that is followed by other than three digits, or by another mark,
 * decides by itself; one before three digits, as in 12.990, can be either, and is decided by the whole column.
 */
public final class DecimalMarks {
    private static final Pattern DIGITS = Pattern.compile("\\d[\\d.,]*");

    /** Blanks and apostrophes between thousands. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\u00a0\\u202f'\u2019]");

    private static final int GROUP = 3;

    /** Numbers below 1000 without a mark beside 12.990 show that its mark separates thousands. */
    private long small;

    /** Numbers from 1000 on without a mark show that thousands are not separated. */
    private long large;

    private final long[] certain = new long[2];
    private final long[] undecided = new long[2];
    private final String[] examples = {"", ""};

    private DecimalMarks() {}

    /**
     * The decimal mark of a column.
     *
     * @param numbers values of the column
     * @param semicolons whether fields are separated by semicolons, as where commas are decimal marks
     * @param option name of the option that decides, for the message
     * @throws AmbiguousValuesException if nothing decides
     */
    public static char find(Collection<String> numbers, boolean semicolons, String option) {
        DecimalMarks marks = new DecimalMarks();
        numbers.forEach(marks::add);
        Character mark = marks.decide(semicolons);
        if (mark == null) {
            String example = marks.examples[0].isEmpty() ? marks.examples[1] : marks.examples[0];
            throw new AmbiguousValuesException(
                    OpenQuestion.DECIMAL_MARK,
                    "amounts such as '" + example + "' can be read as thousands or with three"
                            + " decimals, and no other amount decides: give " + option + " . or " + option + " ,");
        }
        return mark;
    }

    private void add(String text) {
        if (!text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9' && Decimals.isPlain(text)) {
            add(text, text);
            return;
        }
        Matcher digits = DIGITS.matcher(BETWEEN.matcher(Narrow.of(text)).replaceAll(""));
        if (digits.find()) {
            add(text, digits.group());
        }
    }

    private void add(String text, String number) {
        int point = number.lastIndexOf('.');
        int comma = number.lastIndexOf(',');
        if (point >= 0 && comma >= 0) {
            certain[point > comma ? 0 : 1]++;
        } else if (point < 0 && comma < 0) {
            large += number.length() > GROUP ? 1 : 0;
            small += number.length() <= GROUP ? 1 : 0;
        } else {
            one(text, number, Math.max(point, comma), point >= 0 ? 0 : 1);
        }
    }

    /** A number with one kind of mark. */
    private void one(String text, String number, int at, int kind) {
        char mark = number.charAt(at);
        boolean group = number.length() - at - 1 == GROUP;
        if (number.indexOf(mark) < at) {
            certain[1 - kind]++;
        } else if (group && at <= GROUP && at > 0 && number.charAt(0) != '0') {
            undecided[kind]++;
            examples[kind] = examples[kind].isEmpty() ? text : examples[kind];
        } else {
            certain[kind]++;
        }
    }

    private @Nullable Character decide(boolean semicolons) {
        if (certain[0] != certain[1]) {
            return certain[0] > certain[1] ? '.' : ',';
        }
        if (undecided[0] == 0 && undecided[1] == 0) {
            return semicolons ? ',' : '.';
        }
        int kind = undecided[0] > undecided[1] ? 0 : 1;
        char itself = kind == 0 ? '.' : ',';
        char other = kind == 0 ? ',' : '.';
        if (large > 0) {
            return itself;
        }
        if (small > 0) {
            return other;
        }
        if (kind == 1) {
            return semicolons ? ',' : '.';
        }
        return null;
    }
}
