package io.customerprediction.logging;

/** JsonNumbers as JSON writes them, without the cost of a formatter. */
final class JsonNumbers {
    /** Whole numbers below are exact as {@code double}. */
    private static final double EXACT = 1e15;

    private JsonNumbers() {}

    /** Whole numbers without a point ({@code 10}), others with as few digits as distinguish them. */
    static void shortest(StringBuilder text, double value) {
        if (value == Math.rint(value) && Math.abs(value) < EXACT) {
            text.append((long) value);
        } else {
            text.append(value);
        }
    }

    /** One digit after the point, rounded half up; for values from 0 to 10¹⁵. */
    static StringBuilder oneDecimal(StringBuilder text, double value) {
        long tenths = Math.round(value * 10);
        return text.append(tenths / 10).append('.').append(tenths % 10);
    }
}
