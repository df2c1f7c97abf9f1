package io.customerprediction.app.pages.data;

import io.customerprediction.app.insights.DailyOrders;
import io.customerprediction.app.insights.DailyOrders.Gap;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The orders of the last days in a drawing 720 wide and 180 high, and the days of which some are missing in the whole log.
 *
 * @param most orders of the highest bar
 * @param bars one a day, the earliest first
 * @param months where each month begins
 * @param gaps the newest first
 * @param moreGaps how many older ones are not listed; empty for none
 */
public record VolumeChart(String most, List<Bar> bars, List<Month> months, List<MissingDays> gaps, String moreGaps) {
    private static final int DAYS = 182;
    private static final double WIDTH = 720;
    private static final double HEIGHT = 180;
    private static final double NAME_WIDTH = 60;
    private static final int MOST_GAPS = 20;

    /** A day: its bar, whether orders of it are missing, and what it says. */
    public record Bar(String x, String y, String width, String height, boolean isGap, String tip) {}

    /** The first day of a month. */
    public record Month(String x, String name) {}

    /** Days in a row of which orders are missing. */
    public record MissingDays(String from, String to, String days, String missing) {}

    static VolumeChart of(DailyOrders orders, LocalDate firstDay, LocalDate lastDay, Texts texts) {
        int first = (int) firstDay.toEpochDay();
        int last = (int) lastDay.toEpochDay();
        int shown = Math.max(first, last - DAYS + 1);
        List<Gap> gaps = orders.gaps(first, last);
        int most = 1;
        for (int day = shown; day <= last; day++) {
            most = Math.max(most, orders.on(day));
        }
        double step = WIDTH / (last - shown + 1);
        List<Bar> bars = new ArrayList<>();
        for (int day = shown; day <= last; day++) {
            int date = day;
            boolean isGap = gaps.stream().anyMatch(gap -> gap.contains(date));
            // The place of a missing bar is marked over its whole height: a bar of no orders would not be seen.
            double height = isGap ? HEIGHT : HEIGHT * orders.on(day) / most;
            bars.add(new Bar(
                    number(step * (day - shown)),
                    number(HEIGHT - height),
                    number(0.8 * step),
                    number(height),
                    isGap,
                    texts.get(
                            isGap ? "data.volume.tip.gap" : "data.volume.tip",
                            LocalDate.ofEpochDay(day).toString(),
                            Figures.count(orders.on(day)),
                            Figures.count(orders.usual(day)))));
        }
        return new VolumeChart(Figures.count(most), bars, months(shown, last), missing(gaps), more(gaps, texts));
    }

    private static List<Month> months(int first, int last) {
        double step = WIDTH / (last - first + 1);
        List<Month> months = new ArrayList<>();
        for (int day = first; day <= last; day++) {
            LocalDate date = LocalDate.ofEpochDay(day);
            // A name needs the width of some days before the drawing ends.
            if (date.getDayOfMonth() == 1 && WIDTH - step * (day - first) > NAME_WIDTH) {
                months.add(new Month(
                        number(step * (day - first)), YearMonth.from(date).toString()));
            }
        }
        return months;
    }

    private static List<MissingDays> missing(List<Gap> gaps) {
        List<MissingDays> newest = new ArrayList<>();
        for (int k = gaps.size() - 1; k >= Math.max(0, gaps.size() - MOST_GAPS); k--) {
            Gap gap = gaps.get(k);
            newest.add(new MissingDays(
                    LocalDate.ofEpochDay(gap.from()).toString(),
                    LocalDate.ofEpochDay(gap.to()).toString(),
                    Figures.count(gap.to() - gap.from() + 1),
                    Figures.count(gap.missing())));
        }
        return newest;
    }

    private static String more(List<Gap> gaps, Texts texts) {
        return gaps.size() <= MOST_GAPS ? "" : texts.get("data.gaps.more", Figures.count(gaps.size() - MOST_GAPS));
    }

    private static String number(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
