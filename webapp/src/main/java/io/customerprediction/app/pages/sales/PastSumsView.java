package io.customerprediction.app.pages.sales;

import io.customerprediction.app.insights.PastSum;
import io.customerprediction.app.insights.PastSum.Compared;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Sums of past forecasts beside what came, as pairs of bars in a drawing {@value #WIDTH} wide and {@value #HEIGHT} high.
 *
 * @param rows the latest date first
 * @param pairs the same from the earliest date on
 * @param marks of the vertical axis
 */
public record PastSumsView(List<Row> rows, List<Pair> pairs, List<Scale.Mark> marks) {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 200;
    private static final int MOST = 12;
    private static final int WIDEST = 120;
    private static final double HALF = 0.46;

    /** A forecast in words. */
    public record Row(
            String asOf, String end, String kind, String customers, String expected, String came, String ratio) {}

    /** A forecast as two bars. */
    public record Pair(String label, String middle, String tip, List<Part> expected, List<Part> came) {}

    static PastSumsView of(List<PastSum> sums, Measure measure, Texts texts) {
        List<PastSum> shown = sums.stream()
                .filter(sum -> measure.compared(sum).isPresent())
                .limit(MOST)
                .toList();
        double largest = measure.compared(shown).stream()
                .mapToDouble(sum -> Math.max(sum.expected(), sum.came()))
                .max()
                .orElse(0);
        Scale scale = Scale.upTo(largest, HEIGHT);
        List<Row> rows = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        double step = Math.min(WIDEST, (double) WIDTH / Math.max(1, shown.size()));
        for (int k = 0; k < shown.size(); k++) {
            PastSum sum = shown.get(k);
            Optional<Compared> found = measure.compared(sum);
            if (found.isPresent()) {
                Row row = row(sum, found.get(), measure, texts);
                rows.add(row);
                pairs.add(pair(row, found.get(), scale, (shown.size() - 1 - k) * step, step, texts));
            }
        }
        Collections.reverse(pairs);
        return new PastSumsView(rows, pairs, scale.marks(measure::text));
    }

    private static Row row(PastSum sum, Compared compared, Measure measure, Texts texts) {
        return new Row(
                sum.asOf().toString(),
                sum.asOf().plusDays(sum.days()).toString(),
                texts.get(sum.isLive() ? "forecast.past.live" : "forecast.past.backtest"),
                Figures.count(sum.customers()),
                measure.text(compared.expected()),
                measure.text(compared.came()),
                Figures.fixed(compared.ratio(), 2));
    }

    private static Pair pair(Row row, Compared compared, Scale scale, double from, double step, Texts texts) {
        return new Pair(
                row.asOf(),
                Scale.at(from + step / 2),
                texts.get("forecast.past.tip", row.asOf(), row.end(), row.expected(), row.came(), row.kind()),
                new Part.Stack(scale, from + step * (0.5 - HALF), step * HALF)
                        .add("ahead", compared.expected())
                        .parts(),
                new Part.Stack(scale, from + step * 0.5, step * HALF)
                        .add("returning", compared.came())
                        .parts());
    }
}
