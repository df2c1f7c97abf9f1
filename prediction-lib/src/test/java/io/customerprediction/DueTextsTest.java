package io.customerprediction;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.history.CustomerHistory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DueTextsTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 7, 1);

    @Test
    void regularGapsAreNamedWithTheDayThatIsDue() {
        assertThat(DueTexts.of(row(30, 12, 17), AS_OF))
                .startsWith("buys every 29 to 31 days, due on Tuesday 14 July")
                .contains("a year ago the next purchase was on ");
        assertThat(DueTexts.of(row(30, 12, 33), AS_OF)).contains("was due on Sunday 28 June");
    }

    @Test
    void theOwnWeekdayIsNamed() {
        assertThat(DueTexts.of(row(7, 30, 3), AS_OF))
                .contains("due on Sunday 5 July")
                .contains("mostly on a Sunday");
    }

    @Test
    void theOwnDayOfTheMonthIsNamed() {
        int[] days = IntStream.rangeClosed(1, 20)
                .map(k -> (int) LocalDate.of(2026, 6, 12).minusMonths(20L - k).toEpochDay())
                .toArray();
        assertThat(DueTexts.of(row(days), AS_OF)).contains("mostly about day 12 of the month");
    }

    @Test
    void withoutRegularDaysNothingIsClaimed() {
        assertThat(DueTexts.of(row(new int[] {(int) AS_OF.toEpochDay() - 500}), AS_OF))
                .isEqualTo("no regular days known yet");
    }

    private static double[] row(int gap, int times, int recency) {
        return row(IntStream.range(0, times)
                .map(k -> (int) AS_OF.toEpochDay() - recency - (times - 1 - k) * gap)
                .toArray());
    }

    private static double[] row(int[] days) {
        short[] orders = new short[days.length];
        Arrays.fill(orders, (short) 1);
        double[] row = new double[HistoryFeatures.rowWidth()];
        HistoryFeatures.fill(
                CustomerHistory.of(days, new long[days.length], orders, false), (int) AS_OF.toEpochDay(), row, 0);
        return row;
    }
}
