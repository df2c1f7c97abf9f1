package io.customerprediction.app.pages.sales;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.figures.Sales;
import io.customerprediction.app.store.figures.Sales.Month;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * New and returning customers of each month, or what they spent, as bars in a drawing {@value #WIDTH} wide and
 * {@value #HEIGHT} high.
 *
 * @param bars a month each, the earliest first
 * @param marks of the vertical axis
 * @param hasCurrent whether the last month that is known is not over
 */
public record MonthChart(List<Bar> bars, List<Scale.Mark> marks, boolean hasCurrent) {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 220;
    private static final int MOST_PAST = 24;
    private static final int WIDEST = 60;
    private static final int LABELS = 13;

    /**
     * A month.
     *
     * @param label what stands below it; empty where there is no room
     * @param tip the figures in a sentence
     * @param figures new, returning and expected, for the table
     * @param parts its pieces, from below
     */
    public record Bar(String month, String label, String middle, String tip, List<String> figures, List<Part> parts) {}

    static MonthChart of(Sales sales, boolean money, LocalDate asOf, Texts texts) {
        YearMonth current = YearMonth.from(asOf);
        List<Month> months = sales.months().stream()
                .filter(month -> month.month().isAfter(current.minusMonths(MOST_PAST)))
                .toList();
        double largest = months.stream()
                .mapToDouble(month -> news(month, money) + back(month, money) + expected(month, money))
                .max()
                .orElse(0);
        Scale scale = Scale.upTo(largest, HEIGHT);
        double step = Math.min(WIDEST, (double) WIDTH / Math.max(1, months.size()));
        int every = Math.max(1, (int) Math.ceil((double) months.size() / LABELS));
        boolean incomplete = !asOf.equals(current.atEndOfMonth());
        Drawing drawing = new Drawing(money, scale, step, current, incomplete, texts);
        List<Bar> bars = new ArrayList<>();
        for (int k = 0; k < months.size(); k++) {
            bars.add(drawing.bar(months.get(k), k * step, (months.size() - 1 - k) % every == 0));
        }
        return new MonthChart(bars, scale.marks(money ? Figures::money : Figures::count), incomplete);
    }

    private static double news(Month month, boolean money) {
        return money ? month.newSpend() : month.newCustomers();
    }

    private static double back(Month month, boolean money) {
        return money ? month.returningSpend() : month.returningCustomers();
    }

    private static double expected(Month month, boolean money) {
        return money ? month.expectedSpend() : month.expectedCustomers();
    }

    private static String text(double value, boolean money) {
        return money ? Figures.money(value) : Figures.count(value);
    }

    /** Draws one bar after the other. */
    private record Drawing(
            boolean money, Scale scale, double step, YearMonth current, boolean incomplete, Texts texts) {
        Bar bar(Month month, double from, boolean isLabelled) {
            List<Part> parts = new Part.Stack(scale, from, step)
                    .add("returning", back(month, money))
                    .add("new", news(month, money))
                    .add("ahead", expected(month, money))
                    .parts();
            List<String> figures = List.of(
                    text(news(month, money), money),
                    text(back(month, money), money),
                    text(expected(month, money), money));
            return new Bar(
                    month.month().toString(),
                    isLabelled ? month.month().toString() : "",
                    Scale.at(from + step / 2),
                    texts.get(
                            "cohorts.months.tip." + key(month.month()),
                            month.month(),
                            figures.get(0),
                            figures.get(1),
                            figures.get(2)),
                    figures,
                    parts);
        }

        private String key(YearMonth month) {
            return month.isAfter(current) ? "ahead" : incomplete && month.equals(current) ? "current" : "past";
        }
    }
}
