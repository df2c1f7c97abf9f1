package io.customerprediction.app.formats;

import java.text.DecimalFormatSymbols;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How numbers are written in the language of a visitor: which characters group thousands and begin the decimals. Digits are
 * those of the texts. Dates are not its subject, they are year-month-day everywhere. Immutable.
 *
 * <p>A request is answered in the style of its thread, so that every figure of a page has it, whoever writes it; all other
 * threads write English numbers.
 */
public final class NumberStyle {
    /** As in 1,234.5. */
    public static final NumberStyle ENGLISH = new NumberStyle(Locale.ENGLISH);

    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w.,])(\\d{1,3}(,\\d{3})+(\\.\\d+)?|\\d+\\.\\d+)(?![\\w,]|\\.\\d)");

    private static final ThreadLocal<NumberStyle> CURRENT = ThreadLocal.withInitial(() -> ENGLISH);

    private final Locale locale;
    private final char grouping;
    private final char decimal;

    private NumberStyle(Locale language) {
        locale = new Locale.Builder()
                .setLanguage(language.getLanguage())
                .setRegion(language.getCountry())
                .setUnicodeLocaleKeyword("nu", "latn")
                .build();
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        grouping = symbols.getGroupingSeparator();
        decimal = symbols.getDecimalSeparator();
    }

    /** The style of a language and country; the English one where they are none, as clients may send anything. */
    public static NumberStyle of(Locale language) {
        try {
            return new NumberStyle(language);
        } catch (IllformedLocaleException e) {
            return ENGLISH;
        }
    }

    /** The style of this thread. */
    public static NumberStyle current() {
        return CURRENT.get();
    }

    /** Makes this the style of the thread, until {@link #reset}. */
    public void use() {
        CURRENT.set(this);
    }

    /** The thread writes English numbers again. */
    public static void reset() {
        CURRENT.remove();
    }

    /** A sentence with numbers that were written as in English: they in this style, the rest as it is. */
    public String writeIn(String sentence) {
        return NUMBER.matcher(sentence).replaceAll(number -> write(number.group()));
    }

    /** A number that was written as in English, with a unit or without, in this style. */
    public String write(String english) {
        if (grouping == ',' && decimal == '.') {
            return english;
        }
        StringBuilder written = new StringBuilder(english);
        for (int i = 0; i < english.length(); i++) {
            char c = english.charAt(i);
            if (c == ',') {
                written.setCharAt(i, grouping);
            } else if (c == '.') {
                written.setCharAt(i, decimal);
            }
        }
        return written.toString();
    }

    /** Whether a comma begins the decimals and a point groups thousands. */
    public boolean hasDecimalComma() {
        return decimal == ',';
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NumberStyle style && locale.equals(style.locale);
    }

    @Override
    public int hashCode() {
        return locale.hashCode();
    }

    /** The language and country, with the digits of the texts. */
    public Locale locale() {
        return locale;
    }

    /** The same as scripts of a page name it. */
    public String tag() {
        return locale.toLanguageTag();
    }
}
