package io.customerprediction.app.report;

import io.customerprediction.app.report.Chart.Bar;
import io.customerprediction.app.report.Chart.Dot;
import io.customerprediction.app.report.Chart.Legend;
import io.customerprediction.app.report.Chart.Line;
import io.customerprediction.app.report.Chart.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Places values on two axes and gathers the shapes of one chart. For one thread. */
final class Drawing {
    /** About the width of a phone, so that the text stays readable there. */
    private static final int WIDTH = 360;

    private static final int RIGHT = WIDTH - 20;
    private static final int TOP = 10;
    private static final int BELOW = 42;

    private final Axis x;
    private final Axis y;
    private final int left;
    private final int height;
    private final List<Tick> yTicks;
    private final List<Line> lines = new ArrayList<>();
    private final List<Bar> bars = new ArrayList<>();
    private final List<Dot> dots = new ArrayList<>();
    private final List<Legend> legend = new ArrayList<>();

    private Drawing(Axis x, Axis y, int left, int height, List<String> rows) {
        this.x = x;
        this.y = y;
        this.left = left;
        this.height = height;
        this.yTicks = rows.isEmpty() ? ticksOf(y) : rowTicks(rows);
    }

    /** A chart with a scale on both sides. */
    static Drawing plane(Axis x, Axis y) {
        return new Drawing(x, y, 52, 270, List.of());
    }

    /** A chart with a named row for each of these, from top to bottom; row k has its middle at the value k. */
    static Drawing rows(Axis x, List<String> names, int left) {
        Axis down = new Axis("", names.size() - 0.5, -0.5, 1, ReportNumbers::whole);
        return new Drawing(x, down, left, TOP + 20 * names.size() + BELOW, names);
    }

    private List<Tick> ticksOf(Axis axis) {
        return axis.ticks().stream()
                .map(tick -> new Tick(down(tick), axis.print().apply(tick)))
                .toList();
    }

    private List<Tick> rowTicks(List<String> names) {
        List<Tick> ticks = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            ticks.add(new Tick(down(k), names.get(k)));
        }
        return ticks;
    }

    /** A line through points that are given as x, y, x, y, ...; points with an unknown value are left out. */
    Drawing line(String style, double... points) {
        StringBuilder path = new StringBuilder();
        for (int k = 0; k < points.length; k += 2) {
            if (Double.isFinite(points[k]) && Double.isFinite(points[k + 1])) {
                path.append(path.isEmpty() ? 'M' : 'L')
                        .append(String.format(Locale.ROOT, "%.1f %.1f", across(points[k]), down(points[k + 1])));
            }
        }
        if (!path.isEmpty()) {
            lines.add(new Line(style, path.toString()));
        }
        return this;
    }

    /** A line with an entry in the legend. */
    Drawing namedLine(String style, String name, double... points) {
        return line(style, points).key(style, name);
    }

    Drawing key(String style, String name) {
        legend.add(new Legend(style, name));
        return this;
    }

    /** A bar between two corners. */
    Drawing bar(String style, double x1, double y1, double x2, double y2, String words) {
        double begin = Math.min(across(x1), across(x2));
        double above = Math.min(down(y1), down(y2));
        bars.add(new Bar(
                style,
                begin,
                above,
                tenth(Math.abs(across(x2) - across(x1))),
                tenth(Math.abs(down(y2) - down(y1))),
                words));
        return this;
    }

    Drawing dot(String style, double atX, double atY, String words) {
        if (Double.isFinite(atX) && Double.isFinite(atY)) {
            dots.add(new Dot(style, across(atX), down(atY), words));
        }
        return this;
    }

    Chart chart(String id, String title, String description, @Nullable Table figures) {
        return new Chart(
                id,
                title,
                description,
                WIDTH,
                height,
                left,
                RIGHT,
                TOP,
                height - BELOW,
                x.title(),
                y.title(),
                x.ticks().stream()
                        .map(tick -> new Tick(across(tick), x.print().apply(tick)))
                        .toList(),
                yTicks,
                List.copyOf(lines),
                List.copyOf(bars),
                List.copyOf(dots),
                List.copyOf(legend),
                figures);
    }

    private double across(double value) {
        return tenth(x.place(value, left, RIGHT));
    }

    private double down(double value) {
        return tenth(y.place(value, height - BELOW, TOP));
    }

    private static double tenth(double pixels) {
        return Math.rint(10 * pixels) / 10;
    }
}
