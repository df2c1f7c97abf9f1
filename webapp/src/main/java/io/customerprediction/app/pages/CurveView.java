package io.customerprediction.app.pages;

import io.customerprediction.Prediction;
import io.customerprediction.survival.SurvivalCurve;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The chance of a purchase by each day ahead, drawn in a box of {@value #WIDTH} by {@value #HEIGHT}.
 *
 * @param from the date that days count from, for an axis of dates; {@code null} for one of days
 * @param line points of the curve, as SVG writes them
 * @param area the same, closed along the bottom
 * @param horizon of the prediction in days, at most the end of the curve
 * @param returned chance of a purchase by then
 * @param horizonX where the horizon is
 * @param horizonY where the curve is there
 * @param horizonLabel what the curve says there
 * @param labelLeft whether the label fits left of the horizon better than right of it
 * @param interval in which eight in ten such customers are back; {@code null} if it begins beyond the curve
 * @param days marks of the axis of days
 * @param shares marks of the axis of chances
 * @param summary the curve in a sentence, for those who do not see it
 */
public record CurveView(
        @Nullable LocalDate from,
        String line,
        String area,
        int horizon,
        double returned,
        String horizonX,
        String horizonY,
        String horizonLabel,
        boolean labelLeft,
        @Nullable Interval interval,
        List<Mark> days,
        List<Mark> shares,
        String summary) {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 150;
    private static final int STEP = 4;

    /**
     * One mark of an axis.
     *
     * @param at where it is
     * @param label what stands there
     */
    public record Mark(String at, String label) {}

    /**
     * Days between which eight in ten are back.
     *
     * @param to the last of them, or the end of the curve if that is later
     */
    public record Interval(int from, int to) {
        static @Nullable Interval of(Prediction prediction) {
            return prediction.p10().isEmpty()
                    ? null
                    : new Interval(prediction.p10().getAsInt(), prediction.p90().orElse(SurvivalCurve.CAP));
        }
    }

    /** The curve of a prediction for four inputs, which know no date. */
    static CurveView of(Prediction prediction, Texts texts) {
        return of(prediction, null, texts);
    }

    /**
     * The curve of a customer.
     *
     * @param from the as-of date; {@code null} if it is not known
     */
    public static CurveView of(Prediction prediction, @Nullable LocalDate from, Texts texts) {
        SurvivalCurve curve = prediction.curve();
        int horizon = Math.min(prediction.horizonDays(), SurvivalCurve.CAP);
        StringBuilder line = new StringBuilder(2_000);
        for (int day = 0; day <= SurvivalCurve.CAP; day += STEP) {
            line.append(x(day)).append(',').append(y(1 - curve.at(day))).append(' ');
        }
        double returned = 1 - curve.at(horizon);
        return new CurveView(
                from,
                line.toString().strip(),
                "0," + HEIGHT + " " + line + WIDTH + "," + HEIGHT,
                horizon,
                returned,
                x(horizon),
                y(returned),
                from == null
                        ? texts.get("curve.horizon", Figures.percent(returned), horizon)
                        : texts.get("curve.horizon.date", Figures.percent(returned), from.plusDays(horizon)),
                horizon > SurvivalCurve.CAP / 2,
                Interval.of(prediction),
                (from == null ? IntStream.of(0, 90, 180, 270, 360) : IntStream.of(0, 120, 240, 360))
                        .mapToObj(day -> new Mark(x(day), "" + (from == null ? day : from.plusDays(day))))
                        .toList(),
                IntStream.of(0, 50, 100)
                        .mapToObj(share -> new Mark(y(share / 100.0), share + " %"))
                        .toList(),
                texts.get(
                        "curve.summary",
                        Figures.percent(1 - curve.at(30)),
                        Figures.percent(1 - curve.at(90)),
                        Figures.percent(1 - curve.at(SurvivalCurve.CAP))));
    }

    private static String x(int day) {
        return String.format(Locale.ROOT, "%.1f", (double) WIDTH * day / SurvivalCurve.CAP);
    }

    private static String y(double share) {
        return String.format(Locale.ROOT, "%.1f", HEIGHT * (1 - share));
    }
}
