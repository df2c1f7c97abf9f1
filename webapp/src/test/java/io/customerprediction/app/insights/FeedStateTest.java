package io.customerprediction.app.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.store.orders.FeedHour;
import io.customerprediction.evaluation.ForecastState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class FeedStateTest {
    /** A Monday. */
    private static final Instant END = Instant.parse("2026-11-30T12:00:00Z");

    private static final int DAY = 24;

    /** So many hours before the end, with the orders that each hour of them has. */
    private static List<FeedHour> feed(int hours, LongUnaryOperator orders) {
        List<FeedHour> feed = new ArrayList<>();
        long end = FeedHour.of(END);
        for (long hour = end - hours; hour < end; hour++) {
            long count = orders.applyAsLong(hour);
            if (count > 0) {
                feed.add(new FeedHour(hour, count, Instant.ofEpochSecond(hour * 3_600 + 3_599)));
            }
        }
        return feed;
    }

    private static FeedState after(List<FeedHour> feed, Duration silence) {
        return FeedState.of(feed, END.plus(silence));
    }

    @Test
    void aShopWithAnOrderEveryNineMinutesIsMissedWithinTheDay() {
        List<FeedHour> feed = feed(35 * DAY, hour -> hour % 3 == 0 ? 6 : 7);

        assertThat(after(feed, Duration.ofHours(4)).state()).isEqualTo(ForecastState.GREEN);
        FeedState stopped = after(feed, Duration.ofHours(26));
        assertThat(stopped.state()).isEqualTo(ForecastState.ACT);
        assertThat(stopped.silence()).isBetween(Duration.ofHours(26), Duration.ofHours(27));
        assertThat(stopped.usualGap()).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(10));
        assertThat(stopped.missing()).isBetween(140.0, 170.0);
    }

    @Test
    void nightsAndWeekendsWithoutOrdersAreUsual() {
        LongUnaryOperator office = hour -> {
            long day = Math.floorMod(Math.floorDiv(hour, DAY) + 3, 7);
            return day < 5 && hour % DAY >= 8 && hour % DAY < 18 ? 30 : 0;
        };
        List<FeedHour> feed = feed(35 * DAY, office);
        // Until Friday evening, looked at on Monday morning.
        List<FeedHour> untilFriday = feed.stream()
                .filter(hour -> hour.lastAt().isBefore(Instant.parse("2026-11-28T00:00:00Z")))
                .toList();

        assertThat(FeedState.of(untilFriday, Instant.parse("2026-11-30T07:59:00Z"))
                        .state())
                .isEqualTo(ForecastState.GREEN);
        assertThat(FeedState.of(untilFriday, Instant.parse("2026-11-30T12:30:00Z"))
                        .state())
                .isEqualTo(ForecastState.ACT);
    }

    @Test
    void aNightlyImportMayComeAnHourLater() {
        List<FeedHour> feed = feed(35 * DAY, hour -> hour % DAY == 3 ? 5_000 : 0);
        // The last one came at three o'clock in the morning of the last day.
        assertThat(FeedState.of(feed, Instant.parse("2026-12-01T04:30:00Z")).state())
                .isEqualTo(ForecastState.GREEN);
        assertThat(FeedState.of(feed, Instant.parse("2026-12-01T06:30:00Z")).state())
                .isEqualTo(ForecastState.ACT);
    }

    @Test
    void oneBusyWeekDoesNotMakeTheNextLookSilent() {
        long busy = FeedHour.of(END) - 7 * DAY;
        List<FeedHour> feed = feed(35 * DAY, hour -> Math.abs(hour - busy) < 36 ? 400 : hour % 4 == 0 ? 1 : 0);

        assertThat(after(feed, Duration.ofHours(20)).state()).isEqualTo(ForecastState.GREEN);
    }

    @Test
    void aSilenceOfMonthsIsStillOne() {
        List<FeedHour> feed = feed(20 * DAY, hour -> 5);

        assertThat(after(feed, Duration.ofDays(100)).state()).isEqualTo(ForecastState.ACT);
    }

    @Test
    void fromAFewOrdersNothingCanBeSaid() {
        assertThat(FeedState.of(List.of(), END).state()).isEqualTo(ForecastState.TOO_FEW);
        assertThat(after(feed(3 * DAY, hour -> 50), Duration.ofDays(3)).state()).isEqualTo(ForecastState.TOO_FEW);
        assertThat(after(feed(35 * DAY, hour -> hour % DAY == 0 ? 1 : 0), Duration.ofDays(30))
                        .state())
                .isEqualTo(ForecastState.TOO_FEW);
    }

    @Test
    void aClockThatIsSetBackSaysNothing() {
        FeedState state = after(feed(35 * DAY, hour -> 5), Duration.ofDays(-3));

        assertThat(state.silence()).isZero();
        assertThat(state.state()).isEqualTo(ForecastState.GREEN);
    }
}
