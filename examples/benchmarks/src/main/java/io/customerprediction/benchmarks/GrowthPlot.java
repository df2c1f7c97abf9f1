package io.customerprediction.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Draws how long reading takes by the number of rows, both on a logarithmic scale, beside a straight line through zero. */
public final class GrowthPlot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int MARGIN = 60;

    private final double[] low;
    private final double[] decades;

    private GrowthPlot(double rows, double mostRows, double seconds, double mostSeconds) {
        low = new double[] {Math.floor(Math.log10(rows)), Math.floor(Math.log10(seconds))};
        decades = new double[] {
            Math.ceil(Math.log10(mostRows)) - low[0], Math.ceil(Math.log10(mostSeconds)) - low[1],
        };
    }

    /**
     * Writes the plot.
     *
     * @param arguments the SVG file, then rows and seconds of each run, ascending
     */
    public static void main(String... arguments) throws IOException {
        double[] numbers = List.of(arguments).subList(1, arguments.length).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
        int last = numbers.length - 2;
        GrowthPlot plot = new GrowthPlot(numbers[0], numbers[last], numbers[1], numbers[last + 1]);
        Files.writeString(Path.of(arguments[0]), plot.svg(numbers));
    }

    private String svg(double[] numbers) {
        int last = numbers.length - 2;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"13\">%n<title>Seconds to read a log, by its rows</title>%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                WIDTH,
                HEIGHT));
        for (int d = 0; d <= decades[0]; d++) {
            double rows = Math.pow(10, low[0] + d);
            svg.append(text(x(rows), HEIGHT - MARGIN + 20, "middle", String.format(Locale.ROOT, "%,.0f", rows)));
        }
        for (int d = 0; d <= decades[1]; d++) {
            double seconds = Math.pow(10, low[1] + d);
            svg.append(line(MARGIN, y(seconds), WIDTH - MARGIN / 2.0, y(seconds), "#ddd", ""));
            svg.append(text(MARGIN - 8.0, y(seconds) + 4, "end", String.format(Locale.ROOT, "%s s", plain(seconds))));
        }
        svg.append(text(WIDTH / 2.0, HEIGHT - 15.0, "middle", "rows"));
        double slope = numbers[last + 1] / numbers[last];
        svg.append(line(
                x(numbers[0]),
                y(slope * numbers[0]),
                x(numbers[last]),
                y(numbers[last + 1]),
                "#888",
                " stroke-dasharray=\"5 4\""));
        svg.append(text(WIDTH - 40.0, HEIGHT - MARGIN - 14.0, "end", "dashed: in proportion to the rows"));
        for (int i = 0; i <= last; i += 2) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#0b57d0\"/>%n",
                    x(numbers[i]),
                    y(numbers[i + 1])));
            svg.append(text(
                    x(numbers[i]) + 8,
                    y(numbers[i + 1]) + 16,
                    "start",
                    String.format(Locale.ROOT, "%.1f s", numbers[i + 1])));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String plain(double seconds) {
        return seconds < 1 ? Double.toString(Math.round(seconds * 100) / 100.0) : Long.toString(Math.round(seconds));
    }

    private double x(double rows) {
        return MARGIN + (Math.log10(rows) - low[0]) / decades[0] * (WIDTH - 1.5 * MARGIN);
    }

    private double y(double seconds) {
        return HEIGHT - MARGIN - (Math.log10(seconds) - low[1]) / decades[1] * (HEIGHT - 1.5 * MARGIN);
    }

    private static String line(double x1, double y1, double x2, double y2, String colour, String more) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"%s/>%n",
                x1,
                y1,
                x2,
                y2,
                colour,
                more);
    }

    private static String text(double x, double y, String anchor, String words) {
        return String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, words);
    }
}
