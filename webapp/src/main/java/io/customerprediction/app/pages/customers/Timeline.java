package io.customerprediction.app.pages.customers;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.history.CustomerHistory;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * A customer's purchase days along the time from the first to the as-of date, in a drawing 720 wide and 70 high.
 *
 * @param marks a day each
 * @param months beginnings of months, or of every few of them, at most {@value #MOST_MONTHS}
 * @param first the day at the left end
 * @param last the day at the right end
 */
public record Timeline(List<Mark> marks, List<Month> months, LocalDate first, LocalDate last) {
    private static final double WIDTH = 720;
    private static final double LEAST = 8;
    private static final double MOST = 62;
    private static final int MOST_MONTHS = 9;

    /** As wide as a date and half a month. */
    private static final double LABEL = 105;

    /**
     * One day.
     *
     * @param x where it is
     * @param y the upper end of its line, which is the longer the more was spent
     * @param purchase whether it is a purchase day; if not, goods came back
     * @param label what happened, for those who point at it or do not see it
     */
    public record Mark(String x, String y, boolean purchase, String label) {}

    /**
     * The beginning of a month.
     *
     * @param x where it is
     * @param label such as 2025-03; empty near the ends, where the first and the last day stand
     */
    public record Month(String x, String label) {}

    static Timeline of(CustomerHistory history, LocalDate asOf, Texts texts) {
        int last = (int) asOf.toEpochDay();
        int first = history.day(0);
        double most = 1;
        for (int k = 0; k < history.size() && history.day(k) <= last; k++) {
            most = Math.max(most, history.amount(k));
        }
        List<Mark> marks = new ArrayList<>();
        for (int k = 0; k < history.size() && history.day(k) <= last; k++) {
            double x = last == first ? WIDTH / 2 : WIDTH * (history.day(k) - first) / (last - first);
            double share = history.hasAmounts() ? Math.sqrt(Math.max(0, history.amount(k)) / most) : 0.5;
            boolean purchase = history.orders(k) > 0;
            marks.add(new Mark(
                    number(x),
                    number(70 - (purchase ? LEAST + (MOST - LEAST) * share : LEAST)),
                    purchase,
                    label(history, k, purchase, texts)));
        }
        LocalDate begin = LocalDate.ofEpochDay(first);
        return new Timeline(marks, months(begin, asOf), begin, asOf);
    }

    private static List<Month> months(LocalDate first, LocalDate last) {
        long days = ChronoUnit.DAYS.between(first, last);
        long all = ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(last));
        long step = LongStream.of(1, 2, 3, 6, 12, 24, 60, 120)
                .filter(each -> all / each <= MOST_MONTHS)
                .findFirst()
                .orElse(all);
        List<Month> months = new ArrayList<>();
        for (LocalDate at = first.withDayOfYear(1); at.isBefore(last); at = at.plusMonths(step)) {
            if (at.isAfter(first)) {
                double x = WIDTH * ChronoUnit.DAYS.between(first, at) / days;
                String label =
                        x > LABEL && x < WIDTH - LABEL ? YearMonth.from(at).toString() : "";
                months.add(new Month(number(x), label));
            }
        }
        return months;
    }

    private static String label(CustomerHistory history, int k, boolean purchase, Texts texts) {
        String key =
                !purchase ? "customer.day.return" : history.hasAmounts() ? "customer.day" : "customer.day.noAmount";
        return texts.get(
                key,
                LocalDate.ofEpochDay(history.day(k)),
                Figures.money(history.amount(k)),
                Figures.count(history.orders(k)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
