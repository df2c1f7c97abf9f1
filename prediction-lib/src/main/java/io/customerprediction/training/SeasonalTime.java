package io.customerprediction.training;

import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.Season;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The seasonal clock of a log, or plain days where the log is too short or too thin to tell its busy months from its quiet
 * ones.
 *
 * <p>A log that starts out of nowhere meets its oldest customers first, so that early months look busier than they were.
 * The calendar is therefore read from customers whose first purchase came a good while after the log began; if there are
 * too few of those, from the later part of the log.
 */
final class SeasonalTime {
    private static final int MOST_ROWS = 200_000;
    private static final int RUN_IN = 90;
    private static final int FEWEST_EVENTS = 200;
    private static final double FEWEST_SHARE = 0.25;

    private final @Nullable ActivityCalendar calendar;
    private final int end;

    private SeasonalTime(@Nullable ActivityCalendar calendar, int end) {
        this.calendar = calendar;
        this.end = end;
    }

    /** The clock of what the log tells from {@code first} to {@code end}. */
    static SeasonalTime of(PurchaseLog log, int first, int end) {
        int[] dates = Windows.before(first, end, Integer.MAX_VALUE);
        Examples all = new ExamplesBuilder(log, dates, end).build(MOST_ROWS);
        int[] rows = rows(all, dates, first);
        if (rows.length == 0) {
            return new SeasonalTime(null, end);
        }
        Examples chosen = all.pick(rows);
        int[] ages = Arrays.stream(chosen.window()).map(w -> end - dates[w]).toArray();
        return new SeasonalTime(
                ActivityCalendar.fit(chosen, CustomerKind.of(chosen), CustomerKind.COUNT, ages, end - first), end);
    }

    private static int[] rows(Examples all, int[] dates, int first) {
        int[] acquired = IntStream.range(0, all.size())
                .filter(i -> dates[all.window()[i]] - tenure(all, i) >= first + RUN_IN)
                .toArray();
        long events = events(all, IntStream.range(0, all.size()).toArray());
        if (events(all, acquired) >= Math.max(FEWEST_EVENTS, FEWEST_SHARE * events)) {
            return acquired;
        }
        int[] later = IntStream.range(0, all.size())
                .filter(i -> dates[all.window()[i]] >= first + 2 * RUN_IN)
                .toArray();
        return events(all, later) >= FEWEST_EVENTS ? later : new int[0];
    }

    private static double tenure(Examples all, int i) {
        return all.x()[i * all.width() + HistoryFeatures.TENURE];
    }

    private static long events(Examples all, int[] rows) {
        return Arrays.stream(rows).filter(i -> all.observed()[i]).count();
    }

    /** The examples' times in seasonal days. */
    double[] of(Examples examples, int[] dates) {
        double[] times = new double[examples.size()];
        for (int i = 0; i < times.length; i++) {
            int days = examples.days()[i];
            times[i] = calendar == null ? days : calendar.seasonalTime(end - dates[examples.window()[i]], days);
        }
        return times;
    }

    /** The season of the year ahead. */
    Season ahead() {
        LocalDate date = LocalDate.ofEpochDay(end);
        return calendar == null ? Season.none(date) : calendar.ahead(date);
    }
}
