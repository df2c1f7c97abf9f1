package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.RowBatch;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates with the English name of the month: {@code 1-Dec-10}, {@code Dec 1, 2010}, {@code 01 December 2010 08:26}. */
final class DateWords {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String GAP = "[ ./-]{1,2}";
    private static final String MONTH = "([A-Za-z]{3,9})\\.?";
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final String YEAR = "(\\d{4}|\\d{2})(?!\\d)";
    private static final Pattern DAY_MONTH =
            Pattern.compile("(?:[A-Za-z]{3,9},? )?" + DAY + GAP + MONTH + ",?" + GAP + YEAR);
    private static final Pattern MONTH_DAY =
            Pattern.compile("(?:[A-Za-z]{3,9},? )?" + MONTH + GAP + DAY + ",?" + GAP + YEAR);

    private DateWords() {}

    static int day(String text, Days days) {
        Matcher dayMonth = DAY_MONTH.matcher(text);
        if (dayMonth.lookingAt()) {
            return day(text, dayMonth, 1, 2, days);
        }
        Matcher monthDay = MONTH_DAY.matcher(text);
        return monthDay.lookingAt() ? day(text, monthDay, 2, 1, days) : RowBatch.UNREADABLE_DAY;
    }

    private static int day(String text, Matcher parts, int day, int month, Days days) {
        String name = parts.group(month).toLowerCase(Locale.ROOT);
        int index = MONTHS.indexOf(name.substring(0, 3));
        byte[] rest = text.substring(parts.end()).getBytes(StandardCharsets.UTF_8);
        if (index < 0 || index % 3 != 0 || !ClockTime.isFine(rest, 0, rest.length)) {
            return RowBatch.UNREADABLE_DAY;
        }
        String year = parts.group(3);
        return Days.epochDay(
                days.year(Integer.parseInt(year), year.length()),
                index / 3 + 1,
                Integer.parseInt(parts.group(day)),
                true);
    }
}
