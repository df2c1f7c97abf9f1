package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.history.PurchaseLog;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ActivityCalendarTest {
    private static final int DAYS = 365;
    private static final int BUSY_FROM = 200;
    private static final int BUSY_TO = 260;

    @Test
    void daysOfABusyTimeCountMore() {
        PurchaseLog log = shop(600);
        ActivityCalendar calendar = ActivityCalendar.of(log, log.firstDay(), log.lastDay());

        assertThat(perDay(calendar, log.firstDay() + BUSY_FROM + 15, 30)).isCloseTo(2, within(0.35));
        assertThat(perDay(calendar, log.firstDay() + 120, 30)).isCloseTo(1, within(0.2));
        assertThat(perDay(calendar, log.firstDay() + 320, 30)).isCloseTo(1, within(0.1));
    }

    @Test
    void aThinLogHasOrdinaryDaysOnly() {
        PurchaseLog log = shop(3);
        ActivityCalendar calendar = ActivityCalendar.of(log, log.firstDay(), log.lastDay());

        assertThat(perDay(calendar, log.firstDay() + BUSY_FROM, 30)).isEqualTo(1);
    }

    @Test
    void beyondTheEndOfTheLogDaysAreThoseOfItsEnd() {
        PurchaseLog log = shop(600);
        ActivityCalendar calendar = ActivityCalendar.of(log, log.firstDay(), log.lastDay());
        double[] days = calendar.activeDaysFrom(log.lastDay());

        assertThat(days[100]).isCloseTo(100, within(1e-9));
    }

    private static double perDay(ActivityCalendar calendar, int asOf, int days) {
        return calendar.activeDaysFrom(asOf)[days] / days;
    }

    /** Customers who come back at random, about every 40 days, in the busy time every 20. */
    private static PurchaseLog shop(int customers) {
        Random random = new Random(9);
        MadeUpLog log = MadeUpLog.empty();
        for (int i = 0; i < customers; i++) {
            log.buys("c" + i, random.nextInt(60));
            for (int day = 60; day < DAYS; day++) {
                if (random.nextDouble() < (day >= BUSY_FROM && day < BUSY_TO ? 0.05 : 0.025)) {
                    log.buys("c" + i, day);
                }
            }
        }
        return log.log();
    }
}
