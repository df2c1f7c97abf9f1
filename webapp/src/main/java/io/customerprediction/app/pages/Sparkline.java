package io.customerprediction.app.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * How a figure went from date to date, in a drawing 120 wide and 32 high.
 *
 * @param line through the dates; empty for fewer than two
 * @param points the dates; none for fewer than two
 */
public record Sparkline(String line, List<Point> points) {
    private static final double WIDTH = 120;
    private static final double HEIGHT = 32;

    /** One date, and what it says to those who point at it or do not see it. */
    public record Point(String x, String y, String label) {}

    /**
     * The line through these values.
     *
     * @param days ascending, each once
     * @param values on these days
     * @param text a value in words
     */
    public static Sparkline of(List<LocalDate> days, List<Double> values, DoubleFunction<String> text, Texts texts) {
        if (days.size() < 2) {
            return new Sparkline("", List.of());
        }
        double first = days.get(0).toEpochDay();
        double span = days.get(days.size() - 1).toEpochDay() - first;
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        List<Point> points = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int k = 0; k < days.size(); k++) {
            String x = number(WIDTH * (days.get(k).toEpochDay() - first) / span);
            String y = number(most == least ? HEIGHT / 2 : HEIGHT * (most - values.get(k)) / (most - least));
            points.add(new Point(x, y, texts.get("overview.trend.point", days.get(k), text.apply(values.get(k)))));
            line.append(k == 0 ? "" : " ").append(x).append(',').append(y);
        }
        return new Sparkline(line.toString(), points);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
