package io.customerprediction.transactions.excel;

import io.customerprediction.transactions.excel.NumberStyles.Meaning;
import io.customerprediction.transactions.records.RecordText;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the cells of a workbook mean, as text with one meaning. */
final class CellValues {
    /** What a spreadsheet shows of a number. */
    private static final MathContext SHOWN_DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,400}\\.?\\d{0,400}|\\.\\d{1,400})([eE][+-]?\\d{1,4})?");

    private static final int SHORT_NUMBER = 15;
    private static final int LONGEST_ID = 40;
    private static final int SECONDS_A_DAY = 86_400;
    private static final double LAST_DATE = 2_958_466;
    private static final int LEAP_DAY_THAT_NEVER_WAS = 60;
    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 31);
    private static final LocalDate START_OF_1904 = LocalDate.of(1904, 1, 1);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private final SharedStrings strings;
    private final NumberStyles styles;
    private final boolean dates1904;
    private final String source;

    CellValues(SharedStrings strings, NumberStyles styles, boolean dates1904, String source) {
        this.strings = strings;
        this.styles = styles;
        this.dates1904 = dates1904;
        this.source = source;
    }

    /**
     * A value as text.
     *
     * @param type as the sheet gives it; {@code null} for a number
     * @param raw not empty
     */
    String value(@Nullable String type, int style, String raw) throws IOException {
        if (type == null || type.equals("n")) {
            return number(raw.strip(), styles.of(style));
        }
        return switch (type) {
            case "s" -> strings.get(index(raw));
            case "b" -> Workbook.isTrue(raw) ? "true" : "false";
            case "str" -> TextOfCell.plain(raw);
            default -> raw; // inline text, an error such as #REF!, or a date as ISO 8601 writes it
        };
    }

    private int index(String raw) throws IOException {
        int index = SheetReader.whole(raw.strip(), -1);
        if (index < 0) {
            throw ExcelRecords.broken(source, "a cell refers to a text that is missing");
        }
        return index;
    }

    private String number(String raw, Meaning meaning) {
        if (meaning == Meaning.NUMBER && isWhole(raw)) {
            return raw;
        }
        if (!NUMBER.matcher(raw).matches()) {
            return raw;
        }
        double number = Double.parseDouble(raw);
        if (!Double.isFinite(number)) {
            return raw;
        }
        return meaning == Meaning.NUMBER || number < 0 || number >= LAST_DATE
                ? decimal(raw, number)
                : time(number, meaning);
    }

    /** Kept as it stands: an id may have more digits than a number of a spreadsheet can hold. */
    private static boolean isWhole(String raw) {
        for (int at = 0; at < raw.length(); at++) {
            if (raw.charAt(at) < '0' || raw.charAt(at) > '9') {
                return false;
            }
        }
        return raw.length() <= LONGEST_ID;
    }

    private static String decimal(String raw, double number) {
        BigDecimal value = raw.length() <= SHORT_NUMBER && raw.indexOf('E') < 0 && raw.indexOf('e') < 0
                ? new BigDecimal(raw)
                : new BigDecimal(Double.toString(number)).round(SHOWN_DIGITS);
        return RecordText.plain(value.signum() == 0 ? BigDecimal.ZERO : withoutEmptyDecimals(value));
    }

    private static BigDecimal withoutEmptyDecimals(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }

    private String time(double number, Meaning meaning) {
        long seconds = Math.round(number * SECONDS_A_DAY);
        int day = (int) (seconds / SECONDS_A_DAY);
        LocalTime time = LocalTime.ofSecondOfDay(seconds % SECONDS_A_DAY);
        if (day == 0 && !dates1904) {
            return meaning == Meaning.DATE && seconds == 0 ? "0" : TIME.format(time);
        }
        if (day == 0 && meaning == Meaning.TIME) {
            return TIME.format(time);
        }
        LocalDate date = date(day);
        return meaning == Meaning.DATE && seconds % SECONDS_A_DAY == 0
                ? date.toString()
                : SECONDS.format(LocalDateTime.of(date, time));
    }

    /** Days are counted from 1904-01-01, or from 1900-01-01 as day 1 with a February 29 that this year did not have. */
    private LocalDate date(int day) {
        if (dates1904) {
            return START_OF_1904.plusDays(day);
        }
        return BEFORE_1900.plusDays(day < LEAP_DAY_THAT_NEVER_WAS ? day : day - 1);
    }
}
