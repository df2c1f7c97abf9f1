package io.customerprediction.app.pages.sales;

import io.customerprediction.app.insights.RepeatRate;
import io.customerprediction.app.insights.RepeatRate.Point;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The share of customers with a second purchase by the days after the first, in a drawing {@value #WIDTH} wide and
 * {@value #HEIGHT} high.
 *
 * @param line points of the curve, as SVG writes them; empty if too few customers were seen
 * @param area its 80 % interval, closed
 * @param days marks of the axis of days
 * @param shares marks of the axis of shares
 * @param rows the share by some days
 */
public record RepeatView(String line, String area, List<Scale.Mark> days, List<Scale.Mark> shares, List<Row> rows) {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 200;
    private static final int STEP = 2;

    /** The share by a day, with its interval; where it is in the drawing, and the same in a sentence. */
    public record Row(String days, String share, String interval, String x, String y, String tip) {}

    static RepeatView of(RepeatRate rate, Texts texts) {
        List<Point> points = rate.points();
        if (points.isEmpty()) {
            return new RepeatView("", "", List.of(), List.of(), List.of());
        }
        int last = points.size();
        Scale scale = Scale.upTo(points.get(last - 1).high(), HEIGHT);
        StringBuilder line = new StringBuilder("0," + HEIGHT);
        StringBuilder upper = new StringBuilder("0," + HEIGHT);
        StringBuilder lower = new StringBuilder();
        for (int k = 0; k < last; k += STEP) {
            Point point = points.get(k);
            line.append(' ').append(place(point.days(), point.share(), last, scale));
            upper.append(' ').append(place(point.days(), point.high(), last, scale));
            lower.insert(0, ' ' + place(point.days(), point.low(), last, scale));
        }
        List<Row> rows = new ArrayList<>();
        for (int days : new int[] {30, 60, 90, 180, 365, 730}) {
            rate.by(days).ifPresent(point -> rows.add(row(point, last, scale, texts)));
        }
        return new RepeatView(
                line.toString(),
                upper.append(lower).toString(),
                IntStream.iterate(0, day -> day <= last, day -> day + (last > 400 ? 180 : 90))
                        .mapToObj(day -> new Scale.Mark(Scale.at((double) WIDTH * day / last), "" + day))
                        .toList(),
                scale.marks(share -> Figures.fixed(100 * share, scale.step() < 0.01 ? 1 : 0) + " %"),
                rows);
    }

    private static Row row(Point point, int last, Scale scale, Texts texts) {
        String interval =
                texts.get("cohorts.repeat.interval", Figures.percent(point.low()), Figures.percent(point.high()));
        return new Row(
                Integer.toString(point.days()),
                Figures.percent(point.share()),
                interval,
                Scale.at((double) WIDTH * point.days() / last),
                Scale.at(scale.y(point.share())),
                texts.get("cohorts.repeat.tip", point.days(), Figures.percent(point.share()), interval));
    }

    private static String place(int day, double share, int last, Scale scale) {
        return Scale.at((double) WIDTH * day / last) + "," + Scale.at(scale.y(share));
    }
}
