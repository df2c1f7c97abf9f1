package io.customerprediction.app.pages.targeting;

import io.customerprediction.app.insights.Audience;
import io.customerprediction.app.insights.Campaign;
import io.customerprediction.app.pages.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}([.][0-9]{1,6})?");

    /** Reads the parameters of an address. */
    static TargetingForm of(Map<String, List<String>> parameters, Audience audience, Texts texts) {
        Reading reading = new Reading(parameters, texts, new LinkedHashMap<>(), new LinkedHashMap<>());
        double spend = audience.meanSpendAtRisk();
        Campaign campaign = new Campaign(
                reading.number(COST, "1", MOST_MONEY),
                reading.number(VALUE, spend > 0 ? plain(spend, 2) : "", MOST_MONEY),
                reading.number(SUCCESS, "10", 100) / 100,
                reading.number(HOLD_OUT, "10", 90) / 100);
        if (!reading.errors.isEmpty()) {
            reading.number(THRESHOLD, "50", 99.9);
            return new TargetingForm(reading.typed, reading.errors, null, Audience.NOBODY);
        }
        int best = Math.min(audience.best(campaign), Audience.NOBODY - 1);
        double percent = reading.number(THRESHOLD, percent(best), 99.9);
        return new TargetingForm(reading.typed, reading.errors, campaign, (int) Math.round(percent * 10));
    }

    /** A threshold in percent, as the address writes it. */
    static String percent(int threshold) {
        return plain(threshold / 10.0, 1);
    }

    private static String plain(double number, int digits) {
        return BigDecimal.valueOf(number)
                .setScale(digits, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The address's query of the same campaign with another threshold. */
    String with(int otherThreshold) {
        Map<String, String> changed = new LinkedHashMap<>(typed);
        changed.put(THRESHOLD, percent(otherThreshold));
        return changed.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Texts on their way into numbers; collects what is wrong. */
    private record Reading(
            Map<String, List<String>> parameters, Texts texts, Map<String, String> typed, Map<String, String> errors) {
        double number(String name, String otherwise, double most) {
            String given = parameters.getOrDefault(name, List.of("")).get(0).strip();
            String text = given.isEmpty() ? otherwise : given;
            typed.put(name, text);
            double number = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
            if (!(number <= most)) {
                String key = text.isEmpty() ? "targeting.missing" : "targeting.wrong";
                errors.put(name, texts.get(key, text, plain(most, 1)));
            }
            return number;
        }
    }
}
