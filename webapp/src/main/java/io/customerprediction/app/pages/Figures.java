package io.customerprediction.app.pages;

import java.util.Locale;

/** Numbers as people read them: rounded to what they mean, thousands apart, with their sign. */
public final class Figures {
    private static final String NARROW_SPACE = "\u202f";

    private Figures() {}

    /** A whole number, such as 12,345. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** An expected number, rounded to a whole one. */
    public static String count(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /** A share as a percentage with one decimal, such as 12.3 %. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f\u00a0%%", 100 * share);
    }

    /** The difference of two shares in percentage points with its sign. */
    public static String points(double difference) {
        double points = Math.round(1_000 * difference) / 10.0;
        return points == 0
                ? "0.0 points"
                : String.format(Locale.ROOT, "%+.1f points", points).replace('-', '−');
    }

    /** A number with so many decimals. */
    public static String fixed(double number, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", number);
    }

    /** A difference with its sign and so many decimals. */
    public static String signed(double difference, int decimals) {
        return String.format(Locale.ROOT, "%+,." + decimals + "f", difference).replace('-', '−');
    }

    /** Money without a currency, as logs name none: 1,234 or, from ten thousand on, 12.3k and 4.56M. */
    public static String money(double amount) {
        double size = Math.abs(amount);
        if (size >= 1e9) {
            return String.format(Locale.ROOT, "%,.2f", amount / 1e9) + NARROW_SPACE + "bn";
        }
        if (size >= 1e6) {
            return String.format(Locale.ROOT, "%.2f", amount / 1e6) + NARROW_SPACE + "M";
        }
        if (size >= 1e4) {
            return String.format(Locale.ROOT, "%.1f", amount / 1e3) + NARROW_SPACE + "k";
        }
        return String.format(Locale.ROOT, "%,.0f", amount);
    }
}
