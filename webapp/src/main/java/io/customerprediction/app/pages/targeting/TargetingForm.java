package io.customerprediction.app.pages.targeting;

import io.customerprediction.app.insights.Audience;
import io.customerprediction.app.insights.Campaign;
import io.customerprediction.app.pages.FormNumbers;
import io.customerprediction.app.pages.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as an address says it; what is left out is filled in.
 *
 * @param typed the text of each field by its name
 * @param errors what is wrong, by the field's name
 * @param campaign what contacts cost and bring; {@code null} if a field of it is wrong
 * @param threshold least churn probability of those reached, in thousandths; without meaning if there are errors
 */
record TargetingForm(
        Map<String, String> typed,
        Map<String, String> errors,
        @Nullable Campaign campaign,
        int threshold) {
    static final String THRESHOLD = "threshold";
    static final String COST = "cost";
    static final String VALUE = "value";
    static final String SUCCESS = "success";
    static final String HOLD_OUT = "hold-out";

    private static final double MOST_MONEY = 1e9;
    private static final double MOST_HELD_OUT = 90;
    private static final double MOST_THRESHOLD = 99.9;

    /** Reads the parameters of an address. */
    static TargetingForm of(Map<String, List<String>> parameters, Audience audience, Texts texts) {
        double spend = audience.meanSpendAtRisk();
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put(COST, text(parameters, COST, "1"));
        typed.put(VALUE, text(parameters, VALUE, spend > 0 ? rounded(spend, 2) : ""));
        typed.put(SUCCESS, text(parameters, SUCCESS, "10"));
        typed.put(HOLD_OUT, text(parameters, HOLD_OUT, "10"));
        typed.put(THRESHOLD, text(parameters, THRESHOLD, ""));
        FormNumbers numbers = new FormNumbers(typed, texts);
        if (typed.get(VALUE).isEmpty()) {
            numbers.reject(VALUE, texts.get("targeting.missing"));
        }
        Campaign campaign = new Campaign(
                numbers.number(COST, 0, MOST_MONEY, 0),
                numbers.number(VALUE, 0, MOST_MONEY, 0),
                numbers.percent(SUCCESS, 100, 0),
                numbers.percent(HOLD_OUT, MOST_HELD_OUT, 0));
        int best = Math.min(audience.best(campaign), Audience.NO_CUSTOMERS - 1);
        double threshold = threshold(typed, numbers, best);
        boolean isRight = numbers.errors().isEmpty();
        typed.put(THRESHOLD, isRight ? percent((int) Math.round(threshold)) : typed.get(THRESHOLD));
        return new TargetingForm(
                typed, numbers.errors(), isRight ? campaign : null, isRight ? (int) Math.round(threshold) : best);
    }

    /** The slider sends tenths of a percent without a sign, so that its 0.5 means half a percent. */
    private static double threshold(Map<String, String> typed, FormNumbers numbers, int best) {
        String text = typed.getOrDefault(THRESHOLD, "");
        return text.endsWith("%")
                ? 1000 * numbers.percent(THRESHOLD, MOST_THRESHOLD, best / 1000.0)
                : 10 * numbers.number(THRESHOLD, 0, MOST_THRESHOLD, best / 10.0);
    }

    private static String text(Map<String, List<String>> parameters, String name, String otherwise) {
        String given = parameters.getOrDefault(name, List.of("")).get(0).strip();
        return given.isEmpty() ? otherwise : given;
    }

    /** A threshold in percent, as the address writes it. */
    static String percent(int threshold) {
        return rounded(threshold / 10.0, 1);
    }

    private static String rounded(double number, int digits) {
        return BigDecimal.valueOf(number)
                .setScale(digits, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** All fields as they are, to be sent again. */
    List<TargetingView.Input> fields() {
        return typed.entrySet().stream()
                .map(entry -> new TargetingView.Input(entry.getKey(), entry.getValue(), null))
                .toList();
    }

    /** The address's query of the same campaign with another threshold. */
    String with(int otherThreshold) {
        Map<String, String> changed = new LinkedHashMap<>(typed);
        changed.put(THRESHOLD, percent(otherThreshold));
        return changed.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
