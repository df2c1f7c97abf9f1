package io.customerprediction.survival.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.MadeUpLog;
import io.customerprediction.survival.SeasonalResponse;
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
    void aLogWithFewPurchasesHasOrdinaryDaysOnly() {
        PurchaseLog log = shop(3);
        ActivityCalendar calendar = ActivityCalendar.of(log, log.firstDay(), log.lastDay());

        assertThat(perDay(calendar, log.firstDay() + BUSY_FROM, 30)).isEqualTo(1);
    }

    @Test
    void beyondTheEndOfTheLogDaysAreThoseOfItsEnd() {
        PurchaseLog log = shop(600);
        ActivityCalendar calendar = ActivityCalendar.of(log, log.firstDay(), log.lastDay());
        double[] days = calendar.activeDaysFrom(log.lastDay(), 1);

        assertThat(days[100]).isCloseTo(100, within(1e-9));
    }

    @Test
    void regularCustomersWhoComeAllYearFollowTheMonthsLess() {
        PurchaseLog log = seldomAndOften(1.0);
        ActivityCalendar calendar = ActivityCalendar.of(log, log.firstDay(), log.lastDay());

        assertThat(calendar.response().slope()).isLessThan(-0.15);
        double centre = calendar.response().centre();
        assertThat(calendar.response().exponent(centre + 1)).isLessThan(0.9);
        assertThat(calendar.response().exponent(centre - 1)).isGreaterThan(1.1);
    }

    @Test
    void customersWhoAllComeMoreOftenInTheBusySeasonFollowItAlike() {
        PurchaseLog log = seldomAndOften(2.5);
        ActivityCalendar calendar = ActivityCalendar.of(log, log.firstDay(), log.lastDay());

        assertThat(calendar.response().slope()).isCloseTo(0, within(0.1));
    }

    @Test
    void aLogWithFewPurchasesHasNoSeasonalResponse() {
        PurchaseLog log = shop(3);

        assertThat(ActivityCalendar.of(log, log.firstDay(), log.lastDay()).response())
                .isEqualTo(SeasonalResponse.ALIKE);
    }

    private static double perDay(ActivityCalendar calendar, int asOf, int days) {
        return calendar.activeDaysFrom(asOf, 1)[days] / days;
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

    /** A third come every fortnight, the others every 100 days; in the busy times the latter 2.5 times as often. */
    private static PurchaseLog seldomAndOften(double regularsBusier) {
        Random random = new Random(11);
        MadeUpLog log = MadeUpLog.empty();
        for (int i = 0; i < 900; i++) {
            boolean regular = i % 3 == 0;
            double pace = regular ? 1 / 14.0 : 0.01;
            double busier = regular ? regularsBusier : 2.5;
            log.buys("c" + i, random.nextInt(60));
            for (int day = 60; day < 2 * DAYS; day++) {
                boolean busy = day % DAYS >= BUSY_FROM - 60 && day % DAYS < BUSY_TO;
                if (random.nextDouble() < pace * (busy ? busier : 1)) {
                    log.buys("c" + i, day);
                }
            }
        }
        return log.log();
    }
}
