package io.customerprediction.app.pages;

import io.customerprediction.Expectation;
import io.customerprediction.Prediction;
import io.customerprediction.Worth;
import io.customerprediction.survival.DayWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** When the next order is most likely, and what a customer is expected to buy, in words. Stateless. */
public final class ExpectedTexts {
    private static final double FEW = 10;

    private ExpectedTexts() {}

    /**
     * One line.
     *
     * @param key of its name in the texts: {@code nextOrder}, {@code expectedOrders}, {@code expectedSpend} or {@code savable}
     * @param value with its interval
     */
    public record Line(String key, String value) {}

    /** The lines that a prediction has: money only where its model knows amounts, orders only where it knows later purchases. */
    public static List<Line> of(Prediction prediction, Texts texts) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("nextOrder", nextOrder(prediction, texts)));
        prediction.worth().ifPresent(worth -> addWorth(worth, texts, lines));
        return lines;
    }

    private static String nextOrder(Prediction prediction, Texts texts) {
        DayWindow window = prediction.nextOrder().orElse(null);
        if (window == null) {
            return texts.get("expected.notExpected");
        }
        LocalDate from = prediction.asOf().plusDays(window.from());
        LocalDate to = prediction.asOf().plusDays(window.to());
        return from.equals(to) ? from.toString() : texts.get("expected.dates", from, to);
    }

    private static void addWorth(Worth worth, Texts texts, List<Line> lines) {
        lines.add(new Line("expectedOrders", interval(worth.orders(), ExpectedTexts::orders, texts)));
        worth.spend().ifPresent(spend -> lines.add(new Line("expectedSpend", interval(spend, Figures::money, texts))));
        worth.savable().ifPresent(savable -> lines.add(new Line("savable", Figures.money(savable))));
    }

    private static String interval(Expectation expected, DoubleFunction<String> figure, Texts texts) {
        return texts.get(
                "expected.interval",
                figure.apply(expected.mean()),
                figure.apply(expected.p10()),
                figure.apply(expected.p90()));
    }

    private static String orders(double orders) {
        return Figures.fixed(orders, orders < FEW && orders != Math.rint(orders) ? 1 : 0);
    }
}
