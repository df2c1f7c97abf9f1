package io.customerprediction.survival.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.MadeUpLog;
import io.customerprediction.survival.Season;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SeasonFitTest {
    private static final int YEAR = 365;
    private static final Offset<Double> ABOUT = within(0.12);

    @Test
    void aBusyMonthOfLastYearIsExpectedAgain() {
        Season season = of(shop(3 * YEAR, day -> day % YEAR >= 60 && day % YEAR < 90 ? 2.5 : 1));

        assertThat(season.logActivity().get(2)).isCloseTo(Math.log(2.5), ABOUT);
        assertThat(season.logActivity().get(5)).isCloseTo(0, ABOUT);
        assertThat(season.logActivity().get(10)).isCloseTo(0, ABOUT);
    }

    @Test
    void aYearAndAHalfAreEnough() {
        int days = 20 * YEAR / 12;
        Season season = of(shop(days, day -> (day - days + 2 * YEAR) % YEAR < 30 ? 2.5 : 1));

        assertThat(season.logActivity().get(0)).isCloseTo(Math.log(2.5), ABOUT);
    }

    @Test
    void growthIsNoSeason() {
        Season season = of(shop(3 * YEAR, day -> Math.exp(0.5 * day / YEAR)));

        assertThat(season.logActivity()).allSatisfy(month -> assertThat(month).isCloseTo(0, ABOUT));
    }

    @Test
    void aLogThatDoesNotContainTheMonthsAheadHasNoSeason() {
        assertThat(of(shop(17 * YEAR / 12, day -> 1 + day % 60 / 30.0)).hasEffect())
                .isFalse();
        assertThat(of(shop(20, day -> 1)).hasEffect()).isFalse();
    }

    @Test
    void whatComesLaterChangesNothing() {
        PurchaseLog log = shop(3 * YEAR, day -> day % YEAR < 200 ? 2 : 1);
        int end = log.firstDay() + 700;

        assertThat(SeasonFit.of(log, log.firstDay(), end)).isEqualTo(SeasonFit.of(log.upTo(end), log.firstDay(), end));
    }

    private static Season of(PurchaseLog log) {
        return SeasonFit.of(log, log.firstDay(), log.lastDay());
    }

    /** Customers who buy at random, about twelve a day times the pace of the day. */
    private static PurchaseLog shop(int days, DoubleUnaryOperator pace) {
        Random random = new Random(3);
        MadeUpLog log = MadeUpLog.empty();
        for (int day = 0; day < days; day++) {
            long buyers = Math.round(12 * pace.applyAsDouble(day));
            for (int k = 0; k < buyers; k++) {
                log.buys("c" + random.nextInt(4000), day);
            }
        }
        return log.log();
    }
}
