package io.customerprediction.app.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart as drawn shapes, all places in pixels of a frame of {@code width} by {@code height}. Looks are left to style
 * classes; no meaning is in a colour alone.
 *
 * @param id distinct within a page
 * @param title what it shows
 * @param description what can be seen in it, in words
 * @param width of the frame
 * @param height of the frame
 * @param left edge of the plotted area
 * @param right edge of the plotted area
 * @param top edge of the plotted area
 * @param bottom edge of the plotted area
 * @param xTitle what the horizontal axis measures
 * @param yTitle what the vertical axis measures; may be empty
 * @param xTicks on the horizontal axis
 * @param yTicks on the vertical axis
 * @param lines from back to front
 * @param bars from top to bottom or left to right
 * @param dots from back to front
 * @param legend what each style stands for; empty where there is one only
 * @param figures the numbers behind it, or {@code null} if another table has them
 */
public record Chart(
        String id,
        String title,
        String description,
        int width,
        int height,
        double left,
        double right,
        double top,
        double bottom,
        String xTitle,
        String yTitle,
        List<Tick> xTicks,
        List<Tick> yTicks,
        List<Line> lines,
        List<Bar> bars,
        List<Dot> dots,
        List<Legend> legend,
        @Nullable Table figures) {

    /** A tick at a place along its axis. */
    public record Tick(double at, String text) {}

    /** A line through points, given as the path data of SVG. */
    public record Line(String style, String path) {}

    /** A filled rectangle; {@code words} say what it stands for. */
    public record Bar(String style, double x, double y, double width, double height, String words) {}

    /** A marked point; {@code words} say what it stands for. */
    public record Dot(String style, double x, double y, String words) {}

    /** What a style stands for. */
    public record Legend(String style, String text) {}
}
