package io.customerprediction.transactions.values;

import io.customerprediction.transactions.Slice;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may follow a date: nothing, or a time of day with or without a zone. Moves the day only where a zone was given. */
final class ClockTime {
    /** What follows is no time of day. */
    static final int UNREADABLE = Integer.MAX_VALUE;

    private static final String ZONE = "(?:UTC|GMT)?[+-]\\d{1,2}(?::?\\d{2}){0,2}|[A-Za-z]{1,5}";
    private static final Pattern TIME =
            Pattern.compile("(?:[Tt]|[ ,;–-]+)(?:(?:at|um|à|a las|alle|om|kl\\.?|às|o) )?(?<hour>[01]?\\d|2[0-3])"
                    + "(?:[:.hH](?<minute>[0-5]\\d)(?:[:.](?:[0-5]\\d|60)(?:[.,]\\d{1,9})?)?|(?<compact>[0-5]\\d)(?:[0-5]\\d|60)?|(?=[Zz]|\\s?[AaPp]\\.?[Mm]| Uhr|h\\b))"
                    + "\\s*(?<half>[AaPp]\\.?\\s?[Mm]\\.?)?\\s*(?:Uhr|uhr|h(?:r?s)?\\.?)?\\s*(?<zone>" + ZONE
                    + ")?(?:\\[(?<region>[A-Za-z_/+-]+)])?");

    /** Offsets of the zones that exports name by letters; other letters are not converted. */
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("Z", 0),
            Map.entry("UTC", 0),
            Map.entry("GMT", 0),
            Map.entry("CET", 1),
            Map.entry("MEZ", 1),
            Map.entry("CEST", 2),
            Map.entry("MESZ", 2),
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7),
            Map.entry("JST", 9),
            Map.entry("AEST", 10),
            Map.entry("AEDT", 11));

    private ClockTime() {}

    /** Whether the bytes are nothing or a time of day, behind the point that Hungarian dates end with or none. */
    static boolean isFine(byte[] bytes, int from, int to) {
        return from == to
                || (bytes[from] == '.' && isFine(bytes, from + 1, to))
                || isPlain(bytes, from, to)
                || TIME.matcher(DateWords.plain(Slice.decode(bytes, from, to))).matches();
    }

    /**
     * Days by which the zone moves a time of day with an offset: -1, 0 or 1; {@link #UNREADABLE} if it is none.
     *
     * @param day on which it is, since 1970-01-01
     */
    static int shift(String behind, @Nullable ZoneId zone, int day) {
        String text = behind.startsWith(".") ? behind.substring(1) : behind;
        if (text.isEmpty()) {
            return 0;
        }
        Matcher time = TIME.matcher(DateWords.plain(text));
        if (!time.matches()) {
            return UNREADABLE;
        }
        ZoneOffset offset = offset(time.group("zone"));
        return zone == null || offset == null ? 0 : shift(time, offset, zone, LocalDate.ofEpochDay(day));
    }

    private static int shift(Matcher time, ZoneOffset offset, ZoneId zone, LocalDate day) {
        int hour = Integer.parseInt(time.group("hour"));
        String minutes = time.group("minute") == null ? time.group("compact") : time.group("minute");
        String half = time.group("half");
        if (half != null) {
            hour = hour % 12 + (Character.toLowerCase(half.charAt(0)) == 'p' ? 12 : 0);
        }
        LocalDateTime written = day.atTime(hour, minutes == null ? 0 : Integer.parseInt(minutes));
        LocalDate there = written.atOffset(offset).atZoneSameInstant(zone).toLocalDate();
        return (int) (there.toEpochDay() - day.toEpochDay());
    }

    private static @Nullable ZoneOffset offset(@Nullable String zone) {
        if (zone == null) {
            return null;
        }
        String upper = zone.toUpperCase(Locale.ROOT);
        Integer hours = ZONES.get(upper);
        if (hours != null) {
            return ZoneOffset.ofHours(hours);
        }
        String digits = upper.replaceAll("^(UTC|GMT)|:", "");
        if (!digits.matches("[+-]\\d{1,6}")) {
            return null;
        }
        String padded = digits.length() == 2 ? digits.charAt(0) + "0" + digits.charAt(1) : digits;
        try {
            return ZoneOffset.of(padded.length() % 2 == 0 ? padded + "0" : padded);
        } catch (DateTimeException beyondRange) {
            return null;
        }
    }

    /** Hours and minutes, with or without seconds: what nearly every log writes. */
    private static boolean isPlain(byte[] bytes, int from, int to) {
        int length = to - from;
        int hour = length == 6 || length == 9 ? 2 : length == 5 || length == 8 ? 1 : 0;
        if (hour == 0 || (bytes[from] != ' ' && bytes[from] != 'T')) {
            return false;
        }
        int at = from + 1 + hour;
        return number(bytes, from + 1, at) < 24
                && bytes[at] == ':'
                && number(bytes, at + 1, at + 3) < 60
                && (at + 3 == to || (bytes[at + 3] == ':' && number(bytes, at + 4, to) < 60));
    }

    private static int number(byte[] bytes, int from, int to) {
        int value = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MAX_VALUE;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
