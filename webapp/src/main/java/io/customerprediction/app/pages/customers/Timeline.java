package io.customerprediction.app.pages.customers;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.history.CustomerHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A customer's purchase days along the time from the first to the as-of date, in a drawing 720 wide and 70 high.
 *
 * @param marks a day each
 * @param first the day at the left end
 * @param last the day at the right end
 */
public record Timeline(List<Mark> marks, LocalDate first, LocalDate last) {
    private static final double WIDTH = 720;
    private static final double LEAST = 8;
    private static final double MOST = 62;

    /**
     * One day.
     *
     * @param x where it is
     * @param y the upper end of its line, which is the longer the more was spent
     * @param purchase whether it is a purchase day; if not, goods came back
     * @param label what happened, for those who point at it or do not see it
     */
    public record Mark(String x, String y, boolean purchase, String label) {}

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
        return new Timeline(marks, LocalDate.ofEpochDay(first), asOf);
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
