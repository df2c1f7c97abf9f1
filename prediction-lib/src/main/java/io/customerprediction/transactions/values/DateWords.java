package io.customerprediction.transactions.values;

import io.customerprediction.transactions.RowBatch;
import io.customerprediction.transactions.Slice;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates that are more than numbers and two separators: with the name of the month in several languages ({@code 1-Dec-10},
 * {@code Dec 1, 2010}, {@code 04NOV2024}, {@code 12 de noviembre de 2024}), as C and JavaScript print them, with the time in front, and with
 * the signs of Chinese, Japanese and Korean.
 */
final class DateWords {
    private static final String GAP = "[ ./,-]{1,3}(?:de |del |of )?";
    private static final String MONTH = "(\\p{L}[\\p{L}\\p{M}]{2,14})\\.?";
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th|er|ème|º|°|\\.)?";
    private static final String YEAR = "(\\d{4}|\\d{2})(?!\\d)";
    private static final String WEEKDAY = "(?:\\p{L}{2,14}\\.?,?[ ]+(?:den |el |le |il )?)?";
    private static final String CLOCK = "\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?";

    private static final Pattern DAY_MONTH = Pattern.compile(WEEKDAY + DAY + GAP + MONTH + GAP + YEAR);
    private static final Pattern JOINED = Pattern.compile("(\\d{1,2})(\\p{L}{3,4})(\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern MONTH_DAY = Pattern.compile(WEEKDAY + MONTH + GAP + DAY + GAP + YEAR);
    private static final Pattern YEAR_MONTH = Pattern.compile("()(\\d{4})" + GAP + MONTH + GAP + DAY);
    private static final Pattern YEAR_BEHIND =
            Pattern.compile(WEEKDAY + MONTH + " +(\\d{1,2}) +(" + CLOCK + ")(?: \\p{L}{2,5})? (\\d{4})");
    private static final Pattern EAST_ASIAN = Pattern.compile(
            "(\\d{4})\\s*(?:年|년|\\. )\\s*(\\d{1,2})\\s*(?:月|월|\\. )\\s*(\\d{1,2})\\s*(?:日|일|\\.)?(?:\\s*\\p{IsHan}{0,3}|\\s*\\p{IsHangul}{2})?");
    private static final Pattern CLOCK_FIRST =
            Pattern.compile("(" + CLOCK + "(?:\\s?[AaPp]\\.?[Mm]\\.?)?)[, ]+(?=\\S)(.+)");
    private static final Pattern LEFT_OUT =
            Pattern.compile("^['\u2019]|[\\u200b-\\u200f\\u202a-\\u202e\\ufeff]|\\s*\\([^()]{1,60}\\)$");
    private static final Pattern BLANKS = Pattern.compile("[\\u00a0\\u2000-\\u200a\\u202f\\u3000]");
    private static final Pattern UNUSUAL = Pattern.compile(LEFT_OUT.pattern() + "|" + BLANKS.pattern());

    private DateWords() {}

    /** The same text with plain blanks, without an apostrophe in front, invisible signs and a zone's name in parentheses. */
    static String plain(String text) {
        String narrow = Narrow.of(text);
        Matcher unusual = UNUSUAL.matcher(narrow);
        if (!unusual.find()) {
            return narrow;
        }
        String kept = LEFT_OUT.matcher(narrow).replaceAll("");
        return BLANKS.matcher(kept).replaceAll(" ").strip();
    }

    static int day(String text, Days days) {
        Matcher behind = YEAR_BEHIND.matcher(text);
        if (behind.matches()) {
            return Days.epochDay(number(behind, 4), Months.number(behind.group(1)), number(behind, 2), true);
        }
        Matcher dayMonth = DAY_MONTH.matcher(text);
        if (dayMonth.lookingAt() && Months.number(dayMonth.group(2)) > 0) {
            return day(text, dayMonth, 1, 2, days);
        }
        Matcher joined = JOINED.matcher(text);
        if (joined.lookingAt() && Months.number(joined.group(2)) > 0) {
            return day(text, joined, 1, 2, days);
        }
        Matcher monthDay = MONTH_DAY.matcher(text);
        if (monthDay.lookingAt() && Months.number(monthDay.group(1)) > 0) {
            return day(text, monthDay, 2, 1, days);
        }
        return yearElsewhere(text, days);
    }

    private static int yearElsewhere(String text, Days days) {
        Matcher year = YEAR_MONTH.matcher(text);
        if (year.lookingAt() && Months.number(year.group(3)) > 0) {
            return shifted(
                    Days.epochDay(number(year, 2), Months.number(year.group(3)), number(year, 4), true),
                    text.substring(year.end()),
                    days);
        }
        Matcher eastAsian = EAST_ASIAN.matcher(text);
        if (eastAsian.lookingAt()) {
            String rest = text.substring(eastAsian.end()).strip();
            return shifted(
                    Days.epochDay(number(eastAsian, 1), number(eastAsian, 2), number(eastAsian, 3), true),
                    rest.isEmpty() ? "" : " " + rest,
                    days);
        }
        return clockFirst(text, days);
    }

    private static int clockFirst(String text, Days days) {
        Matcher clock = CLOCK_FIRST.matcher(text);
        if (!clock.matches() || clock.group(2).indexOf(':') >= 0) {
            return RowBatch.UNREADABLE_DAY;
        }
        Matcher zone = Pattern.compile("(.*\\d) ([A-Z]{2,5})").matcher(clock.group(2));
        String date = zone.matches() ? zone.group(1) : clock.group(2);
        String turned = date + " " + clock.group(1) + (zone.matches() ? " " + zone.group(2) : "");
        byte[] bytes = turned.getBytes(StandardCharsets.UTF_8);
        Slice slice = new Slice();
        slice.set(bytes, 0, bytes.length);
        return days.day(slice);
    }

    private static int day(String text, Matcher parts, int day, int month, Days days) {
        String year = parts.group(3);
        String rest = text.substring(parts.end());
        return shifted(
                Days.epochDay(
                        days.year(Integer.parseInt(year), year.length()),
                        Months.number(parts.group(month)),
                        number(parts, day),
                        true),
                rest.startsWith(":") ? " " + rest.substring(1) : rest, // as web servers and SAS write a time
                days);
    }

    private static int shifted(int day, String rest, Days days) {
        if (day == RowBatch.UNREADABLE_DAY) {
            return day;
        }
        int shift = ClockTime.shift(rest, days.zone(), day);
        return shift == ClockTime.UNREADABLE ? RowBatch.UNREADABLE_DAY : day + shift;
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
