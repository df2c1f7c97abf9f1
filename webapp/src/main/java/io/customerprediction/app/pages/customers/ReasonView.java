package io.customerprediction.app.pages.customers;

import io.customerprediction.Explanation;
import io.customerprediction.Reason;
import io.customerprediction.app.formats.NumberStyle;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import java.util.List;
import java.util.Locale;

/**
 * What one reason adds to the risk, with its bar in a drawing 300 wide whose middle is nothing.
 *
 * @param topic what it is about
 * @param text the facts that it rests on
 * @param points what it adds, in percentage points with their sign
 * @param raises whether it raises the risk
 * @param x where the bar begins
 * @param width of the bar
 */
public record ReasonView(String topic, String text, String points, boolean raises, String x, String width) {
    private static final double HALF = 150;

    static List<ReasonView> of(Explanation explanation, Texts texts) {
        double largest = explanation.reasons().stream()
                .mapToDouble(reason -> Math.abs(reason.contribution()))
                .max()
                .orElse(1);
        return explanation.reasons().stream()
                .map(reason -> of(reason, Math.max(largest, 1e-9), texts))
                .toList();
    }

    private static ReasonView of(Reason reason, double largest, Texts texts) {
        double width = HALF * Math.abs(reason.contribution()) / largest;
        boolean raises = reason.contribution() > 0;
        return new ReasonView(
                texts.get("reason." + reason.topic().name().toLowerCase(Locale.ROOT)),
                NumberStyle.current().writeIn(reason.text()),
                Figures.points(reason.contribution()),
                raises,
                String.format(Locale.ROOT, "%.1f", raises ? HALF : HALF - width),
                String.format(Locale.ROOT, "%.1f", width));
    }
}
