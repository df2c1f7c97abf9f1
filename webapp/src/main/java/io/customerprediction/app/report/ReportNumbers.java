package io.customerprediction.app.report;

import io.customerprediction.app.formats.NumberStyle;
import io.customerprediction.model.report.Interval;
import java.util.Locale;

/** Figures as people read them; what is not known is a dash. */
final class ReportNumbers {
    static final String UNKNOWN = "–";

    private ReportNumbers() {}

    /** Such as {@code 12,345}. */
    static String count(long number) {
        return NumberStyle.current().write(String.format(Locale.ROOT, "%,d", number));
    }

    /** Such as {@code 12,345}, rounded. */
    static String whole(double number) {
        return print("%,.0f", number);
    }

    /** Such as {@code 19.7}. */
    static String one(double number) {
        return print("%,.1f", number);
    }

    /** Such as {@code 0.812}. */
    static String three(double number) {
        return print("%.3f", number);
    }

    /** Such as {@code 0.1234}. */
    static String four(double number) {
        return print("%.4f", number);
    }

    /** A share such as {@code 81.2 %}. */
    static String percent(double share) {
        return print("%.1f\u00a0%%", 100 * share);
    }

    /** A share such as {@code 81 %}. */
    static String wholePercent(double share) {
        return print("%.0f\u00a0%%", 100 * share);
    }

    /** Such as {@code 0.812 (0.801 to 0.823)}. */
    static String interval(Interval interval) {
        return three(interval.estimate()) + " (" + three(interval.low()) + " to " + three(interval.high()) + ")";
    }

    /** A difference such as {@code +0.0123 (−0.0010 to +0.0256)}. */
    static String difference(Interval interval) {
        return signed(interval.estimate()) + " (" + signed(interval.low()) + " to " + signed(interval.high()) + ")";
    }

    /** Such as {@code −0.0123}. */
    static String signed(double number) {
        return print("%+.4f", number);
    }

    /** Such as {@code +0.01}, with no more digits than it needs. */
    static String signedShort(double number) {
        return number == 0 ? "0" : print("%+.6f", number).replaceAll("[.,]?0+$", "");
    }

    private static String print(String format, double number) {
        return Double.isFinite(number)
                ? NumberStyle.current()
                        .write(String.format(Locale.ROOT, format, number))
                        .replace('-', '−')
                : UNKNOWN;
    }
}
