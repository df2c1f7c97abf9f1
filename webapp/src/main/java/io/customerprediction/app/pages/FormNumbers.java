package io.customerprediction.app.pages;

import io.customerprediction.app.formats.NumberStyle;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers of one form: every field of every page is read here, by the same rules. Collects a message for each field
 * that is wrong. For one thread.
 */
public final class FormNumbers {
    private static final double WHOLE = 100;

    private final Map<String, String> typed;
    private final Texts texts;
    private final Map<String, String> errors = new LinkedHashMap<>();

    /** The fields that were read as numbers and not empty. */
    private final Map<String, TypedNumber> read = new LinkedHashMap<>();

    /** @param typed the text of each field by its name; missing or empty where nothing was typed */
    public FormNumbers(Map<String, String> typed, Texts texts) {
        this.typed = typed;
        this.texts = texts;
    }

    /**
     * A number.
     *
     * @param least and most the limits, both allowed
     * @param otherwise taken where nothing was typed
     * @return the number; {@code otherwise} too if the field is wrong
     */
    public double number(String field, double least, double most, double otherwise) {
        return read(field, least, most, otherwise, "number");
    }

    /** The same for a number without decimals. */
    public int whole(String field, int least, int most, int otherwise) {
        double number = read(field, least, most, otherwise, "whole");
        if (number != Math.rint(number)) {
            errors.put(field, texts.get("number.whole", text(field), plain(least), plain(most)));
            return otherwise;
        }
        return (int) number;
    }

    /**
     * A percentage: {@code 80}, {@code 80 %} and {@code 0.8} are the same.
     *
     * @param most in percent
     * @param otherwise taken where nothing was typed, as a share
     * @return a share, from 0 to 1
     */
    public double percent(String field, double most, double otherwise) {
        String text = text(field);
        if (text.isEmpty()) {
            return otherwise;
        }
        TypedNumber number = parse(field);
        boolean isShare = !number.hasPercentSign() && number.value() > 0 && number.value() < 1;
        double percent = isShare ? number.value() * WHOLE : number.value();
        return checked(field, number, percent, 0, most, "percent") ? percent / WHOLE : otherwise;
    }

    private double read(String field, double least, double most, double otherwise, String kind) {
        String text = text(field);
        if (text.isEmpty()) {
            return otherwise;
        }
        TypedNumber number = parse(field);
        if (number.hasPercentSign()) {
            errors.put(field, texts.get("number.noPercent", text));
            return otherwise;
        }
        return checked(field, number, number.value(), least, most, kind) ? number.value() : otherwise;
    }

    private boolean checked(String field, TypedNumber number, double value, double least, double most, String kind) {
        String text = text(field);
        switch (number.kind()) {
            case UNREADABLE -> errors.put(field, texts.get(kind + ".unreadable", text));
            case AMBIGUOUS ->
                errors.put(
                        field,
                        texts.get(
                                "number.ambiguous",
                                text,
                                plain(number.value() * 1000),
                                number.value() == Math.rint(number.value())
                                        ? plain(number.value()) + ".0"
                                        : plain(number.value()) + "0"));
            case NUMBER -> {
                if (!(value >= least && value <= most)) {
                    errors.put(field, texts.get(kind + ".range", text, plain(least), plain(most)));
                }
            }
        }
        return !errors.containsKey(field);
    }

    private TypedNumber parse(String field) {
        TypedNumber number =
                TypedNumber.parse(text(field), NumberStyle.current().hasDecimalComma());
        read.put(field, number);
        return number;
    }

    /**
     * What was typed, numbers as texts that mean the same to every visitor: an address can be passed on and a filter saved.
     */
    public Map<String, String> lasting() {
        Map<String, String> lasting = new LinkedHashMap<>(typed);
        read.forEach((field, number) -> {
            boolean sameForAll = number.equals(
                    TypedNumber.parse(text(field), !NumberStyle.current().hasDecimalComma()));
            if (number.kind() == TypedNumber.Kind.NUMBER && !sameForAll) {
                lasting.put(field, plain(number.value()) + (number.hasPercentSign() ? " %" : ""));
            }
        });
        return lasting;
    }

    /** Says that a field is wrong. */
    public void reject(String field, String message) {
        errors.put(field, message);
    }

    /** Requires a field. */
    public void require(String field) {
        if (text(field).isEmpty()) {
            errors.put(field, texts.get("number.missing"));
        }
    }

    /** What is wrong, by the field's name; empty if all is right. */
    public Map<String, String> errors() {
        return errors;
    }

    private String text(String field) {
        return typed.getOrDefault(field, "").strip();
    }

    /**
     * A number as a field shows it, without more digits than it has; of three decimals there are four, as with three it could
     * be taken for thousands.
     */
    public static String plain(double number) {
        BigDecimal exact =
                BigDecimal.valueOf(number).setScale(9, RoundingMode.HALF_UP).stripTrailingZeros();
        boolean couldBeThousands = exact.scale() == 3 && exact.abs().compareTo(BigDecimal.ONE) > 0;
        return exact.signum() == 0 ? "0" : exact.toPlainString() + (couldBeThousands ? "0" : "");
    }
}
