package io.customerprediction.app.pages.sales;

import io.customerprediction.app.insights.SumError;
import io.customerprediction.app.insights.SumError.Range;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.figures.Sales;
import io.customerprediction.app.store.figures.Sales.Week;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Weeks before and after the as-of date as bars, in a drawing {@value #WIDTH} wide and {@value #HEIGHT} high.
 *
 * @param bars a week each, the earliest first
 * @param marks of the vertical axis
 * @param today where the as-of date is
 */
public record WeekChart(List<Bar> bars, List<Scale.Mark> marks, String today) {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 240;
    private static final int PAST = 26;
    private static final int WEEK = 7;
    private static final int LABELS = 9;

    /**
     * A week.
     *
     * @param from its first day
     * @param to its last day
     * @param label what stands below it; empty where there is no room
     * @param figures first orders, further ones, expected ones, and both ends of the interval, for the table
     * @param parts its pieces, from below
     * @param range the interval of what is expected; empty if it is not known
     */
    public record Bar(
            String from,
            String to,
            String label,
            String middle,
            String tip,
            List<String> figures,
            List<Part> parts,
            List<Whisker> range) {}

    /** A line from the upper to the lower end of an interval. */
    public record Whisker(String y1, String y2) {}

    static WeekChart of(Sales sales, LocalDate asOf, Measure measure, SumError error, Texts texts) {
        List<Week> weeks =
                sales.weeks().stream().filter(week -> week.number() > -PAST).toList();
        double largest = weeks.stream()
                .mapToDouble(week -> Math.max(
                        measure.first(week) + measure.further(week),
                        range(week, measure, error).map(Range::high).orElse(measure.expected(week))))
                .max()
                .orElse(0);
        Scale scale = Scale.upTo(largest, HEIGHT);
        double step = (double) WIDTH / Math.max(1, weeks.size());
        int every = Math.max(1, (int) Math.ceil((double) weeks.size() / LABELS));
        Drawing drawing = new Drawing(asOf, measure, error, scale, step, texts);
        List<Bar> bars = new ArrayList<>();
        for (int k = 0; k < weeks.size(); k++) {
            boolean isLabelled = Math.floorMod(weeks.get(k).number(), every) == 0;
            bars.add(drawing.bar(weeks.get(k), k * step, isLabelled));
        }
        long past = weeks.stream().filter(week -> !week.isAhead()).count();
        return new WeekChart(bars, scale.marks(measure::text), Scale.at(past * step));
    }

    static Optional<Range> range(Week week, Measure measure, SumError error) {
        return week.isAhead() ? error.ofWeek(measure.expected(week), measure.variance(week)) : Optional.empty();
    }

    /** Draws one bar after the other. */
    private record Drawing(LocalDate asOf, Measure measure, SumError error, Scale scale, double step, Texts texts) {
        Bar bar(Week week, double left, boolean isLabelled) {
            LocalDate to = asOf.plusDays((long) WEEK * week.number());
            LocalDate from = to.minusDays(WEEK - 1);
            Optional<Range> range = range(week, measure, error);
            List<Part> parts = new Part.Stack(scale, left, step)
                    .add("returning", measure.further(week))
                    .add("new", measure.first(week))
                    .add("ahead", measure.expected(week))
                    .parts();
            List<String> figures = week.isAhead()
                    ? List.of(
                            "–",
                            "–",
                            measure.text(measure.expected(week)),
                            range.map(r -> measure.text(r.low())).orElse("–"),
                            range.map(r -> measure.text(r.high())).orElse("–"))
                    : List.of(measure.text(measure.first(week)), measure.text(measure.further(week)), "–", "–", "–");
            return new Bar(
                    from.toString(),
                    to.toString(),
                    isLabelled ? to.toString().substring(5) : "",
                    Scale.at(left + step / 2),
                    tip(week, from, to, figures, range.isPresent()),
                    figures,
                    parts,
                    range.map(r -> List.of(new Whisker(Scale.at(scale.y(r.high())), Scale.at(scale.y(r.low())))))
                            .orElse(List.of()));
        }

        private String tip(Week week, LocalDate from, LocalDate to, List<String> figures, boolean hasRange) {
            return week.isAhead()
                    ? texts.get(
                            hasRange ? "forecast.tip.ahead" : "forecast.tip.ahead.only",
                            from,
                            to,
                            figures.get(2),
                            figures.get(3),
                            figures.get(4))
                    : texts.get("forecast.tip.past." + measure.key(), from, to, figures.get(0), figures.get(1));
        }
    }
}
