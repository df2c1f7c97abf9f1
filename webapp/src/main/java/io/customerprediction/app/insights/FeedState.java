package io.customerprediction.app.insights;

import io.customerprediction.app.store.orders.FeedHour;
import io.customerprediction.evaluation.ForecastState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether orders go on arriving. Since the last one, as many hours have passed as held so many orders in each of four weeks
 * before: if the median of these is {@value #NOTABLE} or more, the feed has stopped, or the shop is closed. The last
 * two hours do not count, so that a nightly import may come somewhat later, such as after a change to daylight saving.
 *
 * @param state green or act; too few if less than a week or {@value #FEWEST} orders of it are known
 * @param lastOrder when the last order arrived; empty if none did
 * @param silence since then
 * @param usualGap mean time between two orders in the four weeks before; zero if not known
 * @param missing how many orders are usual in such a silence
 */
public record FeedState(
        ForecastState state, Optional<Instant> lastOrder, Duration silence, Duration usualGap, double missing) {
    private static final int WEEKS = 4;
    private static final long WEEK_HOURS = Duration.ofDays(7).toHours();
    private static final Duration SLACK = Duration.ofHours(2);
    private static final int NOTABLE = 20;
    private static final int FEWEST = 50;

    /** @param hours in which orders arrived, the earliest first */
    public static FeedState of(List<FeedHour> hours, Instant now) {
        if (hours.isEmpty()) {
            return new FeedState(ForecastState.TOO_FEW, Optional.empty(), Duration.ZERO, Duration.ZERO, 0);
        }
        NavigableMap<Long, Long> orders = new TreeMap<>();
        hours.forEach(hour -> orders.put(hour.epochHour(), hour.orders()));
        Instant last = hours.get(hours.size() - 1).lastAt();
        Duration silence = now.isAfter(last) ? Duration.between(last, now) : Duration.ZERO;
        long lastHour = orders.lastKey();
        long known = Math.min(WEEKS * WEEK_HOURS, lastHour - orders.firstKey() + 1);
        long arrived = sum(orders, lastHour - known, lastHour);
        Duration gap = arrived == 0 ? Duration.ZERO : Duration.ofHours(known).dividedBy(arrived);
        if (known < WEEK_HOURS || arrived < FEWEST) {
            return new FeedState(ForecastState.TOO_FEW, Optional.of(last), silence, gap, 0);
        }
        double missing = usual(orders, FeedHour.of(now.minus(SLACK)) - 1);
        ForecastState state = missing >= NOTABLE ? ForecastState.ACT : ForecastState.GREEN;
        return new FeedState(state, Optional.of(last), silence, gap, missing);
    }

    /** The median of the orders in the same hours of earlier weeks as those between the last order and this hour. */
    private static double usual(NavigableMap<Long, Long> orders, long until) {
        long from = orders.lastKey();
        if (until <= from) {
            return 0;
        }
        List<Long> weeks = new ArrayList<>();
        for (long back = WEEK_HOURS; weeks.size() < WEEKS && from - back + 1 >= orders.firstKey(); back += WEEK_HOURS) {
            if (until - back <= from) {
                weeks.add(sum(orders, from - back, until - back));
            }
        }
        if (weeks.isEmpty()) {
            // The silence is longer than what is known: all of that is missing.
            return sum(orders, orders.firstKey() - 1, from);
        }
        Collections.sort(weeks);
        return (weeks.get((weeks.size() - 1) / 2) + weeks.get(weeks.size() / 2)) / 2.0;
    }

    private static long sum(NavigableMap<Long, Long> orders, long after, long until) {
        return orders.subMap(after, false, until, true).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
