package io.customerprediction.app.pages.segments;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import io.customerprediction.segments.SegmentName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Some customers by recency and frequency, both on logarithmic axes, in a drawing {@value #WIDTH} wide and
 * {@value #HEIGHT} high.
 *
 * @param clouds the customers of a segment each, the largest cloud first so that it hides none
 * @param recencies marks of the axis of recency
 * @param frequencies marks of the axis of frequency
 * @param summary what is drawn, in a sentence
 */
public record ScatterView(List<Cloud> clouds, List<Mark> recencies, List<Mark> frequencies, String summary) {
    /** More are no easier to read, and a page must stay small however many customers there are. */
    static final int MOST = 2_000;

    private static final int WIDTH = 720;
    private static final int HEIGHT = 360;
    private static final double RADIUS = 3;

    /** How far apart customers with as many orders are drawn, in orders; below 1, so that the numbers stay apart. */
    private static final double SPREAD = 0.7;

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /**
     * The customers of a segment.
     *
     * @param key the segment's name in a style
     * @param path their signs, as SVG writes them
     */
    public record Cloud(String key, String name, String path) {}

    /** One mark of an axis: where it is and what stands there. */
    public record Mark(String at, String label) {}

    static ScatterView of(ScoredCustomers customers, Texts texts) {
        List<CustomerRow> sample = customers.sample(MOST);
        Axes axes = Axes.of(sample);
        Map<SegmentName, String> shapes = new EnumMap<>(SegmentName.class);
        Map<SegmentName, StringBuilder> paths = new EnumMap<>(SegmentName.class);
        for (CustomerRow c : sample) {
            SegmentName segment = customers.scoring().model().segment(c.cluster(), c.churnProbability());
            StringBuilder path = paths.computeIfAbsent(segment, k -> new StringBuilder());
            Markers.moveTo(path, axes.x(c.recency()), axes.y(c.frequency() + apart(c)))
                    .append(shapes.computeIfAbsent(segment, k -> Markers.shape(k, RADIUS)));
        }
        List<Cloud> clouds = new ArrayList<>();
        paths.forEach((segment, path) -> clouds.add(new Cloud(segment.key(), segment.label(), path.toString())));
        clouds.sort(
                Comparator.comparingInt((Cloud cloud) -> cloud.path().length()).reversed());
        return new ScatterView(
                clouds,
                axes.recencies(),
                axes.frequencies(),
                texts.get(
                        sample.size() < customers.scoring().customers()
                                ? "segments.scatter.some"
                                : "segments.scatter.all",
                        Figures.count(sample.size()),
                        Figures.count(customers.scoring().customers())));
    }

    /** An even spread that is the same each time: the golden ratio's multiples leave no gaps. */
    private static double apart(CustomerRow customer) {
        double turns = customer.number() * GOLDEN;
        return SPREAD * (turns - Math.floor(turns) - 0.5);
    }

    /** Where a recency and a frequency are in the drawing. */
    private record Axes(double mostDays, double mostOrders) {
        static Axes of(List<CustomerRow> customers) {
            return new Axes(
                    Math.max(30, max(customers.stream().mapToInt(CustomerRow::recency))),
                    Math.max(10, max(customers.stream().mapToInt(CustomerRow::frequency))));
        }

        private static int max(IntStream numbers) {
            return numbers.max().orElse(0);
        }

        double x(double days) {
            return WIDTH * Math.log1p(days) / Math.log1p(mostDays);
        }

        double y(double orders) {
            double least = Math.log(1 - SPREAD / 2);
            return HEIGHT - HEIGHT * (Math.log(orders) - least) / (Math.log(mostOrders + 1) - least);
        }

        List<Mark> recencies() {
            return IntStream.of(0, 1, 3, 10, 30, 100, 300, 1000, 3000)
                    .filter(days -> days <= mostDays)
                    .mapToObj(days -> mark(x(days), days))
                    .toList();
        }

        List<Mark> frequencies() {
            return IntStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000)
                    .filter(orders -> orders <= mostOrders)
                    .mapToObj(orders -> mark(y(orders), orders))
                    .toList();
        }

        private static Mark mark(double at, int label) {
            return new Mark(String.format(Locale.ROOT, "%.1f", at), Figures.count(label));
        }
    }
}
