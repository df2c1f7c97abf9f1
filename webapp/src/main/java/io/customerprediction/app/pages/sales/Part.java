package io.customerprediction.app.pages.sales;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a bar, as SVG writes it.
 *
 * @param kind its style
 */
public record Part(String kind, String x, String y, String width, String height) {
    private static final double FILLED = 0.78;

    /** Pieces of one bar above each other, from below. For one thread. */
    static final class Stack {
        private final Scale scale;
        private final double left;
        private final double width;
        private final List<Part> parts = new ArrayList<>();
        private double upTo;

        /** @param step what the bar takes of the axis, a part of which stays free on both sides */
        Stack(Scale scale, double left, double step) {
            this.scale = scale;
            this.left = left + step * (1 - FILLED) / 2;
            this.width = step * FILLED;
        }

        /** Nothing is drawn for 0 or less. */
        Stack add(String kind, double value) {
            if (value > 0) {
                double bottom = scale.y(upTo);
                upTo += value;
                double top = scale.y(upTo);
                parts.add(new Part(kind, Scale.at(left), Scale.at(top), Scale.at(width), Scale.at(bottom - top)));
            }
            return this;
        }

        List<Part> parts() {
            return List.copyOf(parts);
        }
    }
}
