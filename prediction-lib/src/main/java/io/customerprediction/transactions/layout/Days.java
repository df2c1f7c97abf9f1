package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.RowBatch;
import io.customerprediction.transactions.Slice;
import java.nio.charset.StandardCharsets;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the calendar day from a date or time as the log writes it, in the time zone in which it was written: an offset
 * does not move the day. Seconds and milliseconds since 1970 are in UTC. Dates of numbers are read from their bytes.
 */
public final class Days {

    /** A year of two digits lies at most this many years after the latest day that can be true. */
    private static final int YEARS_AHEAD = 19;

    private static final int NONE = -1;
    private static final int CENTURY = 100;
    private static final int FIRST_YEAR = 1900;
    private static final int COMPACT_DATE = 8;
    private static final int COMPACT_MINUTE = 12;
    private static final int COMPACT_SECOND = 14;
    private static final int EPOCH_SECONDS = 10;
    private static final int EPOCH_MILLIS = 13;
    private static final int SECONDS_A_DAY = 86_400;

    private final DateOrder order;
    private final @Nullable DateTimeFormatter pattern;
    private final int latestYear;
    private final Slice last = new Slice();
    private int lastDay = RowBatch.MISSING_DAY; // as long as the last text is the empty one

    private boolean provesOrder;
    private boolean provesOtherOrder;
    private int at;
    private int digits;

    Days(DateOrder order, @Nullable DateTimeFormatter pattern, int latestYear) {
        this.order = order;
        this.pattern = pattern;
        this.latestYear = latestYear;
    }

    /** Days since 1970-01-01, or {@link RowBatch#UNREADABLE_DAY} or {@link RowBatch#MISSING_DAY}. */
    public int day(Slice text) {
        if (!text.same(last)) {
            lastDay = read(text);
            last.set(text);
        }
        return lastDay;
    }

    private int read(Slice text) {
        if (text.isMissing()) {
            return RowBatch.MISSING_DAY;
        }
        if (pattern != null) {
            return byPattern(text.toString(), pattern);
        }
        at = text.from();
        int first = number(text);
        if (digits >= COMPACT_DATE) {
            return compact(text, first);
        }
        int firstDigits = digits;
        int separator = separator(text);
        int second = number(text);
        if (separator == NONE || digits > 2 || separator(text) != separator) {
            return DateWords.day(text.toString(), this);
        }
        int third = number(text);
        if (digits == 0 || digits > 4 || !ClockTime.isFine(text.bytes(), at, text.to())) {
            return RowBatch.UNREADABLE_DAY;
        }
        return firstDigits == 4
                ? epochDay(first, second, third, digits <= 2)
                : yearLast(first, second, third, firstDigits <= 2);
    }

    /** What stands between two numbers, passed over; {@link #NONE} if there is nothing of the kind or no number before. */
    private int separator(Slice text) {
        boolean none = digits == 0 || at == text.to() || !isSeparator(text.bytes()[at]);
        return none ? NONE : text.bytes()[at++];
    }

    private int yearLast(int first, int second, int number, boolean fineSoFar) {
        boolean fine = fineSoFar && (digits == 2 || digits == 4);
        int year = year(number, digits);
        return order == DateOrder.DAY_FIRST ? ordered(year, second, first, fine) : ordered(year, first, second, fine);
    }

    private int ordered(int year, int month, int day, boolean fine) {
        provesOrder |= day > 12 && day <= 31 && month <= 12;
        provesOtherOrder |= month > 12 && month <= 31 && day <= 12;
        return epochDay(year, month, day, fine);
    }

    /** Whether some date can be read in this order only. */
    public boolean provesOrder() {
        return provesOrder;
    }

    /** Whether some date can be read in the other order only. */
    public boolean provesOtherOrder() {
        return provesOtherOrder;
    }

    /** A year of two digits in its century. */
    int year(int number, int itsDigits) {
        if (itsDigits > 2) {
            return number;
        }
        int year = latestYear / CENTURY * CENTURY + number;
        if (year > latestYear + YEARS_AHEAD) {
            return year - CENTURY;
        }
        return year <= latestYear + YEARS_AHEAD - CENTURY ? year + CENTURY : year;
    }

    private int number(Slice text) {
        int value = 0;
        int from = at;
        while (at < text.to() && at - from < COMPACT_DATE && text.bytes()[at] >= '0' && text.bytes()[at] <= '9') {
            value = value * 10 + text.bytes()[at++] - '0';
        }
        digits = at - from;
        return value;
    }

    private int compact(Slice text, int date) {
        if (!text.isDigits()) {
            return ClockTime.isFine(text.bytes(), at, text.to()) ? compact(date) : RowBatch.UNREADABLE_DAY;
        }
        return switch (text.length()) {
            case COMPACT_DATE, COMPACT_MINUTE, COMPACT_SECOND -> compact(date);
            case EPOCH_SECONDS -> (int) (Long.parseLong(text.toString()) / SECONDS_A_DAY);
            case EPOCH_MILLIS -> (int) (Long.parseLong(text.toString()) / 1000 / SECONDS_A_DAY);
            default -> RowBatch.UNREADABLE_DAY;
        };
    }

    private static int compact(int date) {
        return epochDay(date / 10_000, date / 100 % 100, date % 100, true);
    }

    private static boolean isSeparator(byte b) {
        return b == '-' || b == '/' || b == '.';
    }

    static int epochDay(int year, int month, int day, boolean fine) {
        if (!fine || year < FIRST_YEAR || month < 1 || month > 12 || day < 1 || day > 31) {
            return RowBatch.UNREADABLE_DAY;
        }
        if (day > 28 && day > lengthOf(month, year)) {
            return RowBatch.UNREADABLE_DAY;
        }
        return (int) LocalDate.of(year, month, day).toEpochDay();
    }

    private static int lengthOf(int month, int year) {
        return switch (month) {
            case 2 -> Year.isLeap(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static int byPattern(String text, DateTimeFormatter pattern) {
        try {
            ParsePosition end = new ParsePosition(0);
            TemporalAccessor parsed = pattern.parse(text, end);
            byte[] rest = text.substring(end.getIndex()).getBytes(StandardCharsets.UTF_8);
            LocalDate day = LocalDate.from(parsed);
            return ClockTime.isFine(rest, 0, rest.length) && day.getYear() >= FIRST_YEAR && day.getYear() <= 9999
                    ? (int) day.toEpochDay()
                    : RowBatch.UNREADABLE_DAY;
        } catch (DateTimeException noDate) {
            return RowBatch.UNREADABLE_DAY;
        }
    }

    static DateTimeFormatter pattern(String dateFormat) {
        return DateTimeFormatter.ofPattern(dateFormat, Locale.ENGLISH);
    }
}
