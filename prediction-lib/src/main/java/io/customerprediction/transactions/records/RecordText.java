package io.customerprediction.transactions.records;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;

/**
 * Writes records as comma-separated values (UTF-8, a line feed after each, quotes where they are needed). Values with a type
 * are written so that they have one meaning only: dates as {@code 2024-11-13} or {@code 2024-11-13T08:23:11}, numbers as
 * plain decimals with a point and never with exactly three decimals, which could be taken for thousands. Each record is one
 * line, so that lines can be counted: line breaks inside of a value become blanks. Not thread-safe.
 */
public final class RecordText {
    private static final int FULL = 1 << 16;
    private static final int AMBIGUOUS_DECIMALS = 3;

    /** Numbers whose plain digits are not more than these; others cannot be amounts. */
    private static final int MOST_DIGITS = 400;

    private static final int LAST_YEAR_OF_FOUR_DIGITS = 9_999;
    private static final int LONGEST_TIME = 32;
    private static final int LONGEST_NUMBER = 20;

    private byte[] bytes = new byte[FULL + (FULL >> 1)];
    private int length;
    private int recordStart;
    private boolean first = true;
    private boolean blank = true;

    /** An empty text. */
    public RecordText() {}

    /** A value without any. */
    public void empty() {
        separate();
    }

    /** A text as it is. */
    public void text(String value) {
        separate();
        if (value.isEmpty()) {
            return;
        }
        blank = false;
        int start = length;
        if (!plain(value)) {
            length = start;
            quoted(value);
        }
    }

    /** Writes ASCII without anything special; returns whether that was all of it. */
    private boolean plain(String value) {
        int size = value.length();
        require(size);
        for (int i = 0; i < size; i++) {
            char c = value.charAt(i);
            if (c >= 0x7f || c < ' ' || c == ',' || c == '"') {
                return false;
            }
            bytes[length++] = (byte) c;
        }
        return true;
    }

    private void quoted(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        require(utf8.length * 2 + 2);
        bytes[length++] = '"';
        for (int i = 0; i < utf8.length; i++) {
            byte one = utf8[i];
            if (one == '\r' && i + 1 < utf8.length && utf8[i + 1] == '\n') {
                continue;
            }
            if (one == '"') {
                bytes[length++] = '"';
            }
            bytes[length++] = one == '\n' || one == '\r' ? (byte) ' ' : one;
        }
        bytes[length++] = '"';
    }

    /** A whole number. */
    public void number(long value) {
        separate();
        blank = false;
        require(LONGEST_NUMBER);
        if (value == Long.MIN_VALUE) {
            characters(Long.toString(value));
            return;
        }
        if (value < 0) {
            bytes[length++] = '-';
        }
        long rest = Math.abs(value);
        int digits = 1;
        for (long more = rest / 10; more > 0; more /= 10) {
            digits++;
        }
        length += digits;
        for (int at = length - 1, left = digits; left > 0; at--, left--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** A decimal number; written without exponent. */
    public void number(BigDecimal value) {
        ascii(plain(value));
    }

    /** A number as its shortest text says; nothing if it is not finite. */
    public void number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            number((long) value);
        } else if (Double.isFinite(value)) {
            number(new BigDecimal(Double.toString(value)));
        } else {
            empty();
        }
    }

    /** A number as this class writes it. */
    public static String plain(BigDecimal value) {
        if (Math.abs((long) value.scale()) + value.precision() > MOST_DIGITS) {
            return value.toString();
        }
        String plain = value.toPlainString();
        return value.scale() == AMBIGUOUS_DECIMALS ? plain + '0' : plain;
    }

    /** Yes or no. */
    public void truth(boolean value) {
        ascii(Boolean.toString(value));
    }

    /** A calendar day. */
    public void date(LocalDate value) {
        separate();
        blank = false;
        require(LONGEST_TIME);
        day(value);
    }

    /** A time without offset, to the second. */
    public void time(LocalDateTime value) {
        separate();
        blank = false;
        require(LONGEST_TIME);
        day(value.toLocalDate());
        pair('T', value.getHour());
        pair(':', value.getMinute());
        pair(':', value.getSecond());
    }

    /** A time with its offset, to the second. */
    public void time(OffsetDateTime value) {
        time(value.toLocalDateTime());
        String offset = value.getOffset().getId();
        require(offset.length());
        characters(offset);
    }

    private void day(LocalDate value) {
        int year = value.getYear();
        if (year < 0 || year > LAST_YEAR_OF_FOUR_DIGITS) {
            characters(value.toString());
            return;
        }
        twoDigits(year / 100);
        twoDigits(year % 100);
        pair('-', value.getMonthValue());
        pair('-', value.getDayOfMonth());
    }

    private void pair(char before, int value) {
        bytes[length++] = (byte) before;
        twoDigits(value);
    }

    private void twoDigits(int value) {
        bytes[length++] = (byte) ('0' + value / 10);
        bytes[length++] = (byte) ('0' + value % 10);
    }

    /** A value that needs no quotes. */
    private void ascii(String value) {
        separate();
        blank = false;
        require(value.length());
        characters(value);
    }

    private void characters(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
    }

    private void separate() {
        if (!first) {
            require(1);
            bytes[length++] = ',';
        }
        first = false;
    }

    /** Ends a record; one without any value becomes a blank line. */
    public void end() {
        if (blank) {
            length = recordStart;
        }
        require(1);
        bytes[length++] = '\n';
        recordStart = length;
        first = true;
        blank = true;
    }

    private void require(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    boolean isFull() {
        return length >= FULL;
    }

    void clear() {
        length = 0;
        recordStart = 0;
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }
}
