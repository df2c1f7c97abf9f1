package io.customerprediction.app.pages;

import io.customerprediction.app.formats.NumberStyle;
import java.util.Locale;

/** Numbers as people read them: rounded to what they mean, thousands apart, with their sign, in the visitor's {@link NumberStyle}. */
public final class Figures {
    private static final String NARROW_SPACE = "\u202f";

    private Figures() {}

    /** A whole number, such as 12,345. */
    public static String count(long number) {
        return written("%,d", number);
    }

    /** An expected number, rounded to a whole one. */
    public static String count(double number) {
        return written("%,.0f", number);
    }

    /** A share as a percentage with one decimal, such as 12.3 %. */
    public static String percent(double share) {
        return written("%.1f\u00a0%%", 100 * share);
    }

    /** The difference of two shares in percentage points with its sign. */
    public static String points(double difference) {
        double points = Math.round(1_000 * difference) / 10.0;
        return points == 0
                ? written("%.1f points", 0.0)
                : written("%+.1f points", points).replace('-', '−');
    }

    /** A number with so many decimals. */
    public static String fixed(double number, int decimals) {
        return written("%,." + decimals + "f", number);
    }

    /** A difference with its sign and so many decimals. */
    public static String signed(double difference, int decimals) {
        return written("%+,." + decimals + "f", difference).replace('-', '−');
    }

    /** Money without a currency, as logs name none: 1,234 or, from ten thousand on, 12.3k and 4.56M. */
    public static String money(double amount) {
        double size = Math.abs(amount);
        if (size >= 1e9) {
            return written("%,.2f", amount / 1e9) + NARROW_SPACE + "bn";
        }
        if (size >= 1e6) {
            return written("%.2f", amount / 1e6) + NARROW_SPACE + "M";
        }
        if (size >= 1e4) {
            return written("%.1f", amount / 1e3) + NARROW_SPACE + "k";
        }
        return written("%,.0f", amount);
    }

    private static String written(String format, Object... arguments) {
        return NumberStyle.current().write(String.format(Locale.ROOT, format, arguments));
    }
}
