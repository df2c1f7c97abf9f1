package io.customerprediction.transactions.layout;

import java.util.List;
import java.util.regex.Pattern;

/** Detects whether a log writes 12.50 or 12,50. */
final class DecimalMarks {
    private static final Pattern SURELY_COMMA = Pattern.compile(".*(\\.\\d{3},\\d*|,(\\d{1,2}|\\d{4,}))\\D*");
    private static final Pattern SURELY_POINT = Pattern.compile(".*(,\\d{3}\\.\\d*|\\.(\\d{1,2}|\\d{4,}))\\D*");

    private DecimalMarks() {}

    /** Three digits behind a mark may be decimals or thousands; then a semicolon between fields speaks for the comma. */
    static char find(List<String> numbers, boolean semicolons) {
        long commas = count(numbers, SURELY_COMMA);
        long points = count(numbers, SURELY_POINT);
        boolean undecided =
                commas == points && semicolons && numbers.stream().anyMatch(number -> number.indexOf(',') >= 0);
        return commas > points || undecided ? ',' : '.';
    }

    private static long count(List<String> numbers, Pattern pattern) {
        return numbers.stream()
                .filter(number -> pattern.matcher(number).matches())
                .count();
    }
}
