package io.customerprediction.transactions.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.transactions.RowBatch;
import io.customerprediction.transactions.Slice;
import io.customerprediction.transactions.values.DateReading.Form;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {
    private static final int LATEST_YEAR = 2026;

    /** Dates whose parts can be told from each other, and what may stand behind them. */
    private static final List<String> CLEAR = List.of(
            "yyyy-MM-dd",
            "yyyy/M/d",
            "yyyy.MM.dd",
            "yyyyMMdd",
            "d-MMM-yyyy",
            "dd MMMM yyyy",
            "MMM d, yyyy",
            "EEE, d MMM yyyy");

    private static final List<String> CLOCKS = List.of(
            "",
            " H:mm",
            " HH:mm",
            "'T'HH:mm:ss",
            " HH:mm:ss.SSS",
            "'T'HH:mm:ss'Z'",
            "'T'HH:mm:ss'+02:00'",
            ", h:mm a",
            " HH:mm:ss 'UTC'");

    @Test
    void everyDayIsReadInEveryFormThatIsClear() {
        Days days = days(DateOrder.MONTH_FIRST, null);
        Random random = new Random(7);
        for (String date : CLEAR) {
            for (String clock : CLOCKS) {
                DateTimeFormatter written = DateTimeFormatter.ofPattern(date + clock, Locale.ENGLISH);
                for (int i = 0; i < 200; i++) {
                    LocalDateTime time = time(random);
                    assertThat(day(days, written.format(time))).isEqualTo(time.toLocalDate());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DAY_FIRST, d/M/yyyy H:mm",
        "MONTH_FIRST, M/d/yyyy H:mm",
        "DAY_FIRST, dd.MM.yyyy",
        "MONTH_FIRST, MM-dd-yyyy"
    })
    void numbersAreReadInTheOrderOfTheLog(DateOrder order, String pattern) {
        Days days = days(order, null);
        DateTimeFormatter written = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            LocalDateTime time = time(random);
            assertThat(day(days, written.format(time))).isEqualTo(time.toLocalDate());
        }
        assertThat(days.provesOrder()).isTrue();
        assertThat(days.provesOtherOrder()).isFalse();
    }

    @Test
    void aDateThatFitsTheOtherOrderOnlyIsRememberedAsEvidence() {
        Days days = days(DateOrder.MONTH_FIRST, null);
        assertThat(read(days, "25/12/2011")).isEqualTo(RowBatch.UNREADABLE_DAY);
        assertThat(days.provesOtherOrder()).isTrue();
        assertThat(days.provesOrder()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"10, 2010", "26, 2026", "45, 2045", "46, 1946", "97, 1997", "00, 2000"})
    void aYearOfTwoDigitsLiesAtMostNineteenYearsAhead(String digits, int year) {
        assertThat(day(days(DateOrder.MONTH_FIRST, null), "1-Dec-" + digits)).isEqualTo(LocalDate.of(year, 12, 1));
        assertThat(day(days(DateOrder.MONTH_FIRST, null), "12/1/" + digits)).isEqualTo(LocalDate.of(year, 12, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "04NOV2024",
                "4nov24",
                "04NOV2024:08:16:35",
                "04/Nov/2024:08:16:35 +0000",
                "２０２４年１１月４日",
                "２０２４/１１/０４"
            })
    void datesOfStatisticsProgramsWebServersAndInFullWidthDigitsAreRead(String date) {
        assertThat(day(days(DateOrder.MONTH_FIRST, null), date)).isEqualTo(LocalDate.of(2024, 11, 4));
    }

    @Test
    void secondsAndMillisecondsSinceTheEpochAreInUtc() {
        Days days = days(DateOrder.MONTH_FIRST, null);
        LocalDateTime time = LocalDateTime.of(2011, 9, 9, 23, 59, 59);
        long seconds = time.toEpochSecond(ZoneOffset.UTC);
        assertThat(day(days, Long.toString(seconds))).isEqualTo(time.toLocalDate());
        assertThat(day(days, Long.toString(seconds * 1000 + 999))).isEqualTo(time.toLocalDate());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2011-02-29",
                "2011-04-31",
                "2011-13-01",
                "2011-00-10",
                "2011-01-00",
                "1899-12-31",
                "20110230",
                "2011-1",
                "2011-01-02-03",
                "2011/01-02",
                "11/12",
                "9",
                "123456789",
                "2011-01-01 24:00",
                "2011-01-01 12:60",
                "2011-01-01x",
                "1-Foo-2010",
                "31-Feb-2010",
                "yesterday",
                "--",
                "12/1/201",
                "12/1/02010"
            })
    void whatIsNoDayIsUnparsable(String text) {
        assertThat(read(days(DateOrder.MONTH_FIRST, null), text)).isEqualTo(RowBatch.UNREADABLE_DAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "NaN", "n/a", "None", "#N/A"})
    void wordsForMissingValuesAreMissing(String text) {
        assertThat(read(days(DateOrder.MONTH_FIRST, null), text)).isEqualTo(RowBatch.MISSING_DAY);
    }

    @Test
    void aGivenPatternIsTheOnlyOneAndMayBeFollowedByATime() {
        Days days = days(DateOrder.MONTH_FIRST, "yyyy|dd|MM");
        assertThat(day(days, "2011|09|12")).isEqualTo(LocalDate.of(2011, 12, 9));
        assertThat(day(days, "2011|09|12 08:26")).isEqualTo(LocalDate.of(2011, 12, 9));
        assertThat(read(days, "2011-12-09")).isEqualTo(RowBatch.UNREADABLE_DAY);
        assertThat(read(days, "2011|09|12 soon")).isEqualTo(RowBatch.UNREADABLE_DAY);
    }

    @Test
    void anythingElseIsRefusedWithoutAnException() {
        Days days = days(DateOrder.DAY_FIRST, null);
        Random random = new Random(7);
        String letters = "0123456789-/.: TZADecMar,+";
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            int day = read(days, text.toString());
            if (day != RowBatch.UNREADABLE_DAY && day != RowBatch.MISSING_DAY) {
                assertThat(LocalDate.ofEpochDay(day).getYear()).isBetween(1900, 9999);
            }
        }
    }

    private static LocalDateTime time(Random random) {
        return LocalDate.of(1900, 1, 1)
                .plusDays(random.nextInt(73_000))
                .atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60), random.nextInt(1_000) * 1_000_000);
    }

    private static Days days(DateOrder order, @Nullable String pattern) {
        return new DateReading(Form.TEXT, order, true, pattern, null, null, "").days(LATEST_YEAR);
    }

    private static LocalDate day(Days days, String text) {
        int day = read(days, text);
        assertThat(day).as(text).isNotIn(RowBatch.UNREADABLE_DAY, RowBatch.MISSING_DAY);
        return LocalDate.ofEpochDay(day);
    }

    private static int read(Days days, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Slice slice = new Slice();
        slice.set(bytes, 0, bytes.length);
        return days.day(slice);
    }
}
