package io.customerprediction.survival;

import java.io.Serializable;

/**
 * Some days ahead, both ends included.
 *
 * @param from first day, at least 1
 * @param to last day, not before the first
 */
public record DayWindow(int from, int to) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** @throws IllegalArgumentException if the days are out of order */
    public DayWindow {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException("days " + from + " to " + to + " ahead: give 1 or more, in order");
        }
    }
}
