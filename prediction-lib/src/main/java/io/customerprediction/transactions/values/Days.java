package io.customerprediction.transactions.values;

import io.customerprediction.transactions.RowBatch;
import io.customerprediction.transactions.Slice;
import io.customerprediction.transactions.values.DateReading.Form;
import java.nio.charset.StandardCharsets;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the calendar day from a date or time as the log writes it. Without a zone an offset does not move the day, and
 * seconds since 1970 are in UTC; with one, both are converted to it. Dates of numbers are read from their bytes.
 */
public final class Days {
    /** A year of two digits lies at most this many years after the latest day that can be true. */
    private static final int YEARS_AHEAD = 19;

    private static final int NONE = -1;
    private static final int CENTURY = 100;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;
    private static final int COMPACT_DATE = 8;
    private static final int COMPACT_MINUTE = 12;
    private static final int COMPACT_SECOND = 14;
    private static final int EPOCH_SECONDS = 10;
    private static final int EPOCH_MILLIS = 13;
    private static final int EPOCH_MICROS = 16;
    private static final int EPOCH_NANOS = 19;
    private static final int LONGEST_SERIAL = 5;

    /** In bytes; a longer text is no date, and is not searched for one. */
    private static final int LONGEST = 200;

    /** Day 0 of a spreadsheet that begins with 1900, whose 29 February 1900 never was. */
    private static final int SERIAL_ZERO = (int) LocalDate.of(1899, 12, 30).toEpochDay();

    private final DateOrder order;
    private final @Nullable DateTimeFormatter pattern;
    private final int latestYear;
    private final @Nullable ZoneId zone;

    /** The day of number 0; {@link #NONE} where numbers are no days. */
    private final int numbersFrom;

    private final boolean hasNumbers;
    private final Slice last = new Slice();
    private int lastDay = RowBatch.MISSING_DAY; // as long as the last text is the empty one

    private long proofs;
    private boolean provesOtherOrder;
    private boolean ordered;
    private int firstNumber;
    private int secondNumber;
    private int at;
    private int digits;

    Days(DateReading reading, int latestYear) {
        this.order = reading.order();
        this.pattern = reading.pattern() == null ? null : pattern(reading.pattern());
        this.latestYear = latestYear;
        this.zone = reading.zone();
        this.hasNumbers = reading.form() != Form.TEXT;
        this.numbersFrom = reading.dayZero() == null
                ? SERIAL_ZERO
                : (int) reading.dayZero().toEpochDay();
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
        ordered = false;
        if (text.isMissing()) {
            return RowBatch.MISSING_DAY;
        }
        if (text.length() > LONGEST) {
            return RowBatch.UNREADABLE_DAY;
        }
        if (pattern != null) {
            return byPattern(text.toString(), pattern);
        }
        at = text.from();
        int first = number(text);
        if (hasNumbers && digits > 0 && digits <= LONGEST_SERIAL && isFraction(text)) {
            return numbersFrom + first;
        }
        return digits >= COMPACT_DATE ? compact(text, first) : separated(text, first);
    }

    private int separated(Slice text, int first) {
        int firstDigits = digits;
        int separator = separator(text);
        int second = number(text);
        if (separator == NONE || digits > 2 || separator(text) != separator) {
            return words(text);
        }
        int third = number(text);
        if (digits == 0 || digits > 4) {
            return words(text);
        }
        if (!ClockTime.isFine(text.bytes(), at, text.to())) {
            return words(text);
        }
        return shifted(
                text,
                firstDigits == 4
                        ? epochDay(first, second, third, digits <= 2)
                        : yearLast(first, second, third, firstDigits <= 2));
    }

    /** The day to which the zone moves the time behind the date, which is one. */
    private int shifted(Slice text, int day) {
        return zone == null || at == text.to() || day == RowBatch.UNREADABLE_DAY
                ? day
                : day + ClockTime.shift(Slice.decode(text.bytes(), at, text.to()), zone, day);
    }

    /** A date with a month's name, or one with blanks and signs that are not plain. */
    private int words(Slice text) {
        String written = text.toString();
        String plain = DateWords.plain(written);
        if (plain.equals(written)) {
            return DateWords.day(plain, this);
        }
        Slice again = new Slice();
        byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
        again.set(bytes, 0, bytes.length);
        return read(again);
    }

    /** What stands between two numbers, passed over; {@link #NONE} if there is nothing of the kind or no number before. */
    private int separator(Slice text) {
        boolean none = digits == 0 || at == text.to() || !isSeparator(text.bytes()[at]);
        return none ? NONE : text.bytes()[at++];
    }

    private boolean isFraction(Slice text) {
        return at == text.to()
                || ((text.bytes()[at] == '.' || text.bytes()[at] == ',') && text.isDigits(at + 1, text.to()));
    }

    private int yearLast(int first, int second, int third, boolean fineSoFar) {
        if (order == DateOrder.YEAR_FIRST) {
            return epochDay(year(first, 2), second, third, fineSoFar && digits <= 2);
        }
        boolean fine = fineSoFar && (digits == 2 || digits == 4);
        int year = year(third, digits);
        ordered = true;
        firstNumber = first;
        secondNumber = second;
        return order == DateOrder.DAY_FIRST ? ordered(year, second, first, fine) : ordered(year, first, second, fine);
    }

    private int ordered(int year, int month, int day, boolean fine) {
        proofs += day > 12 && day <= 31 && month <= 12 ? 1 : 0;
        provesOtherOrder |= month > 12 && month <= 31 && day <= 12;
        return epochDay(year, month, day, fine);
    }

    /** Whether some date can be read in this order only. */
    public boolean provesOrder() {
        return proofs > 0;
    }

    /** Whether some date can be read in the other order only. */
    public boolean provesOtherOrder() {
        return provesOtherOrder;
    }

    /** How many of the dates that were read, repeated ones counted once, can be read in this order only. */
    long proofs() {
        return proofs;
    }

    /** Whether the last date depends on the order of its numbers. */
    boolean isOrdered() {
        return ordered;
    }

    int firstNumber() {
        return firstNumber;
    }

    int secondNumber() {
        return secondNumber;
    }

    /** The zone to which times are converted. */
    @Nullable
    ZoneId zone() {
        return zone;
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
        int end = text.from();
        while (end < text.to() && text.bytes()[end] >= '0' && text.bytes()[end] <= '9') {
            end++;
        }
        if (end - text.from() == COMPACT_DATE) {
            return ClockTime.isFine(text.bytes(), at, text.to()) ? shifted(text, compact(date)) : words(text);
        }
        boolean fraction = end < text.to() && text.bytes()[end] == '.' && text.isDigits(end + 1, text.to());
        if (end < text.to() && !fraction) {
            return words(text);
        }
        return numberOf(text, end - text.from(), date);
    }

    private int numberOf(Slice text, int length, int date) {
        return switch (length) {
            case COMPACT_MINUTE, COMPACT_SECOND -> compact(date);
            case EPOCH_SECONDS -> instant(text, length, 1);
            case EPOCH_MILLIS -> instant(text, length, 1_000);
            case EPOCH_MICROS -> instant(text, length, 1_000_000);
            case EPOCH_NANOS -> instant(text, length, 1_000_000_000);
            default -> RowBatch.UNREADABLE_DAY;
        };
    }

    private int instant(Slice text, int length, long perSecond) {
        long number = 0;
        for (int i = text.from(); i < text.from() + length; i++) {
            number = number * 10 + text.bytes()[i] - '0';
        }
        Instant instant = Instant.ofEpochSecond(number / perSecond);
        return (int) LocalDate.ofInstant(instant, zone == null ? ZoneOffset.UTC : zone)
                .toEpochDay();
    }

    private static int compact(int date) {
        return epochDay(date / 10_000, date / 100 % 100, date % 100, true);
    }

    private static boolean isSeparator(byte b) {
        return b == '-' || b == '/' || b == '.';
    }

    static int epochDay(int year, int month, int day, boolean fine) {
        if (!fine || year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31) {
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
            return ClockTime.isFine(rest, 0, rest.length) && day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR
                    ? (int) day.toEpochDay()
                    : RowBatch.UNREADABLE_DAY;
        } catch (DateTimeException noDate) {
            return RowBatch.UNREADABLE_DAY;
        }
    }

    /**
     * A pattern of dates.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static DateTimeFormatter pattern(String dateFormat) {
        return DateTimeFormatter.ofPattern(dateFormat, Locale.ENGLISH);
    }
}
