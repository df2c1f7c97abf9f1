package io.customerprediction.app.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.transactions.TransactionRow;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class DailyOrdersTest {
    private static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);
    private static final int FIRST = (int) MONDAY.toEpochDay();

    private static DailyOrders orders(int days, ToIntFunction<LocalDate> number) {
        List<TransactionRow> rows = new ArrayList<>();
        for (int d = 0; d < days; d++) {
            LocalDate day = MONDAY.plusDays(d);
            for (int k = 0; k < number.applyAsInt(day); k++) {
                rows.add(new TransactionRow("c" + k, day, 10.0, "o" + d + "-" + k));
            }
        }
        return DailyOrders.of(PurchaseLog.of(rows));
    }

    private static int closedOnSundays(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 8;
    }

    @Test
    void whatIsUsualIsThatOfTheWeekday() {
        DailyOrders daily = orders(70, DailyOrdersTest::closedOnSundays);

        assertThat(daily.usual(FIRST + 63)).isEqualTo(8);
        assertThat(daily.usual(FIRST + 69)).as("a Sunday").isZero();
        assertThat(daily.usual(FIRST + 3)).as("in the first week").isZero();
        assertThat(daily.on(FIRST - 1)).isZero();
    }

    @Test
    void aClosedDayIsNoInterruption() {
        assertThat(orders(100, DailyOrdersTest::closedOnSundays).isInterrupted(FIRST + 30, FIRST + 99))
                .isFalse();
    }

    @Test
    void daysInARowWithoutOrdersAreOne() {
        DailyOrders daily = orders(
                100,
                day -> day.isAfter(MONDAY.plusDays(59)) && day.isBefore(MONDAY.plusDays(64))
                        ? 0
                        : closedOnSundays(day));

        assertThat(daily.isInterrupted(FIRST + 50, FIRST + 99)).isTrue();
        assertThat(daily.isInterrupted(FIRST + 70, FIRST + 99)).isFalse();
        assertThat(daily.gaps(FIRST, FIRST + 99))
                .as("with the Sunday in it, and no closed day at its ends")
                .containsExactly(new DailyOrders.Gap(FIRST + 60, FIRST + 63, 24));
    }

    @Test
    void aSingleQuietDayOfASmallShopIsNone() {
        DailyOrders daily = orders(100, day -> day.equals(MONDAY.plusDays(70)) ? 0 : closedOnSundays(day));

        assertThat(daily.isInterrupted(FIRST + 50, FIRST + 99)).isFalse();
    }
}
