package io.customerprediction.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/**
 * One axis of a chart.
 *
 * @param title what it measures, with the unit
 * @param from value at its beginning
 * @param to value at its end
 * @param step between ticks
 * @param print words of a tick
 */
record Axis(String title, double from, double to, double step, DoubleFunction<String> print) {
    private static final int MOST_TICKS = 6;

    /** From 0 to 100 %. */
    static Axis shares(String title) {
        return new Axis(title, 0, 1, 0.25, ReportNumbers::wholePercent);
    }

    /** As long as the values need, with 0 on it, ticks at round numbers. */
    static Axis fitting(String title, DoubleStream values, DoubleFunction<String> print) {
        double[] range = {0, 0};
        values.filter(Double::isFinite).forEach(v -> {
            range[0] = Math.min(range[0], v);
            range[1] = Math.max(range[1], v);
        });
        double length = Math.max(range[1] - range[0], 1e-9);
        double step = roundStep(length / (MOST_TICKS - 1));
        return new Axis(title, step * Math.floor(range[0] / step), step * Math.ceil(range[1] / step), step, print);
    }

    /** The smallest of 1, 2 and 5 times a power of ten that is not below. */
    private static double roundStep(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        return DoubleStream.of(1, 2, 5, 10)
                .map(k -> k * power)
                .filter(step -> step >= least * (1 - 1e-9))
                .min()
                .orElse(10 * power);
    }

    /** Values of the ticks from the beginning to the end. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        long first = Math.round(Math.ceil(from / step - 1e-9));
        for (long k = first; k * step <= to + 1e-9 * step; k++) {
            ticks.add(k * step);
        }
        return ticks;
    }

    /** The place of a value where the axis runs between these places; what is beyond an end lies at it. */
    double place(double value, double begin, double end) {
        double share = (value - from) / (to - from);
        return begin + (end - begin) * Math.max(0, Math.min(1, share));
    }
}
