package io.customerprediction.transactions;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Exact amounts as whole numbers of millionths, so that a return cancels its purchase to the last digit. */
public final class Millionths {
    /** The value is missing. */
    public static final long MISSING = Long.MIN_VALUE;

    /** There is a value, but it is not a number or beyond {@link #LARGEST}. */
    public static final long UNREADABLE = Long.MIN_VALUE + 1;

    /** Millionths of the largest number, 1e12 either way. */
    public static final long LARGEST = 1_000_000_000_000_000_000L;

    /** How many decimals a number has. */
    public static final int DECIMALS = 6;

    private static final int LARGEST_DIGITS = 13;

    private Millionths() {}

    /** Whether the value is neither {@link #MISSING} nor {@link #UNREADABLE}. */
    public static boolean isNumber(long millionths) {
        return millionths > UNREADABLE;
    }

    /**
     * The number in millionths, further decimals rounded half up; one millionth where that gives zero for a number that is
     * not; {@link #UNREADABLE} beyond {@link #LARGEST}.
     */
    public static long of(BigDecimal number) {
        long magnitude = (long) number.precision() - number.scale(); // bounds the work for 1e999999999 and 1e-999999999
        if (magnitude > LARGEST_DIGITS && number.signum() != 0) {
            return UNREADABLE;
        }
        if (magnitude < -DECIMALS || number.signum() == 0) {
            return number.signum();
        }
        BigDecimal scaled = number.movePointRight(DECIMALS).setScale(0, RoundingMode.HALF_UP);
        return scaled.abs().compareTo(BigDecimal.valueOf(LARGEST)) > 0
                ? UNREADABLE
                : atLeastOne(scaled.longValueExact(), number);
    }

    private static long atLeastOne(long rounded, BigDecimal number) {
        return rounded == 0 ? number.signum() : rounded;
    }
}
