package io.customerprediction.app.pages.sales;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * A vertical axis from 0 on, in a drawing that is so high.
 *
 * @param most at the upper end, above 0
 * @param step between two marks
 * @param height of the drawing
 */
record Scale(double most, double step, double height) {
    private static final int MARKS = 4;

    /** A mark: where it is and what stands there. */
    public record Mark(String at, String label) {}

    /** A scale whose marks are round numbers, the last one at or above the largest value. */
    static Scale upTo(double largest, double height) {
        double least = Math.max(largest, 1e-9) / MARKS;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double step = power * (least <= power ? 1 : least <= 2 * power ? 2 : least <= 5 * power ? 5 : 10);
        return new Scale(step * Math.max(1, Math.ceil(largest / step - 1e-9)), step, height);
    }

    double y(double value) {
        return height * (1 - value / most);
    }

    List<Mark> marks(DoubleFunction<String> label) {
        List<Mark> marks = new ArrayList<>();
        for (int k = 0; k * step <= most * (1 + 1e-9); k++) {
            marks.add(new Mark(at(y(k * step)), label.apply(k * step)));
        }
        return marks;
    }

    /** A coordinate as SVG writes it. */
    static String at(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
