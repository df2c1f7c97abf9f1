package io.customerprediction;

import org.jspecify.annotations.Nullable;

/** A number that is not known: {@code NaN} here, {@code null} in JSON. */
final class Missing {
    private Missing() {}

    static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
