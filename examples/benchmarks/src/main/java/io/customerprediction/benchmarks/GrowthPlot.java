package io.customerprediction.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Draws how long reading takes by the number of rows, beside the straight line from nothing to the longest run. */
public final class GrowthPlot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int MARGIN = 60;
    private static final int STEPS = 5;

    private final StringBuilder svg = new StringBuilder();
    private final double mostMillions;
    private final double mostSeconds;

    private GrowthPlot(double mostMillions, double mostSeconds) {
        this.mostMillions = mostMillions;
        this.mostSeconds = mostSeconds;
    }

    /**
     * Writes the plot.
     *
     * @param arguments the SVG file, then rows and seconds of each run, ascending
     */
    public static void main(String... arguments) throws IOException {
        double[] numbers = Arrays.stream(arguments)
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
        double millions = numbers[numbers.length - 2] / 1e6;
        double seconds = numbers[numbers.length - 1];
        GrowthPlot plot = new GrowthPlot(millions, Math.ceil(seconds / STEPS) * STEPS);
        Files.writeString(Path.of(arguments[0]), plot.svg(numbers));
    }

    private String svg(double[] numbers) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">",
                WIDTH, HEIGHT);
        add("<title>Seconds to read a log, by its millions of rows</title>");
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
        for (int step = 0; step <= STEPS; step++) {
            double millions = mostMillions * step / STEPS;
            double seconds = mostSeconds * step / STEPS;
            text(x(millions), HEIGHT - MARGIN + 20, "middle", String.format(Locale.ROOT, "%.0f M", millions));
            text(MARGIN - 8, y(seconds) + 4, "end", String.format(Locale.ROOT, "%.0f s", seconds));
            line(0, seconds, mostMillions, seconds, "#ddd");
        }
        text(WIDTH / 2.0, HEIGHT - 15, "middle", "rows");
        line(0, 0, mostMillions, numbers[numbers.length - 1], "#888");
        for (int i = 0; i < numbers.length; i += 2) {
            point(numbers[i] / 1e6, numbers[i + 1]);
        }
        add("</svg>");
        return svg.toString();
    }

    private double x(double millions) {
        return MARGIN + millions / mostMillions * (WIDTH - 2 * MARGIN);
    }

    private double y(double seconds) {
        return HEIGHT - MARGIN - seconds / mostSeconds * (HEIGHT - 1.5 * MARGIN);
    }

    private void point(double millions, double seconds) {
        add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#0b57d0\"/>", x(millions), y(seconds));
        // the shortest runs lie too close together for words
        if (millions > mostMillions / 20) {
            text(x(millions) + 8, y(seconds) + 16, "start", String.format(Locale.ROOT, "%.1f s", seconds));
        }
    }

    private void line(double millions, double seconds, double toMillions, double toSeconds, String colour) {
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
                x(millions), y(seconds), x(toMillions), y(toSeconds), colour);
    }

    private void text(double x, double y, String anchor, String words) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, words);
    }

    private void add(String element, Object... values) {
        svg.append(String.format(Locale.ROOT, element, values)).append('\n');
    }
}
