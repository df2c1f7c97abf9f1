package io.customerprediction.app.report;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A column of a table: what it says about each row.
 *
 * @param name heads the column
 * @param better which way is better
 * @param number whether it is a number, which is read from the right
 * @param value compares rows
 * @param text shows the value
 * @param <T> what a row is about
 */
record Figure<T>(String name, Better better, boolean number, ToDoubleFunction<T> value, Function<T, String> text) {
    /** Which of two values is the better one. */
    enum Better {
        HIGHER("higher is better"),
        LOWER("lower is better"),
        NEITHER("");

        private final String words;

        Better(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static <T> Figure<T> of(String name, Better better, ToDoubleFunction<T> value, DoubleFunction<String> print) {
        return new Figure<>(name, better, true, value, row -> print.apply(value.applyAsDouble(row)));
    }

    static <T> Figure<T> plain(String name, Function<T, String> text) {
        return new Figure<>(name, Better.NEITHER, false, row -> Double.NaN, text);
    }

    /** The best value among the rows; {@code NaN} where none is known or none is better than another. */
    double best(List<T> rows) {
        return switch (better) {
            case HIGHER -> known(rows, Math::max);
            case LOWER -> known(rows, Math::min);
            case NEITHER -> Double.NaN;
        };
    }

    private double known(List<T> rows, DoubleBinaryOperator better) {
        return rows.stream()
                .mapToDouble(value)
                .filter(Double::isFinite)
                .reduce(better)
                .orElse(Double.NaN);
    }
}
