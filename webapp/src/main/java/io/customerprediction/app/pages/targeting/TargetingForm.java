package io.customerprediction.app.pages.targeting;

import io.customerprediction.app.insights.Audience;
import io.customerprediction.app.insights.Campaign;
import io.customerprediction.app.pages.FormNumbers;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.audiences.AudienceRule;
import io.customerprediction.app.store.audiences.AudienceRule.By;
import io.customerprediction.app.store.customers.Totals;
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
 * @param reached those who are contacted or held out; without meaning if there are errors
 * @param rule the same customers for the store; without meaning if there are errors
 */
record TargetingForm(
        Map<String, String> typed,
        Map<String, String> errors,
        @Nullable Campaign campaign,
        Totals reached,
        AudienceRule rule) {
    static final String BY = "by";
    static final String THRESHOLD = "threshold";
    static final String BUDGET = "budget";
    static final String CONTACTS = "contacts";
    static final String COST = "cost";
    static final String VALUE = "value";
    static final String MARGIN = "margin";
    static final String SUCCESS = "success";
    static final String HOLD_OUT = "hold-out";

    private static final double MOST_MONEY = 1e9;
    private static final double MOST_HELD_OUT = 90;
    private static final double MOST_THRESHOLD = 99.9;

    /** Whether an address asks for customers by their risk: it says so, or has a field that only then has a meaning. */
    static boolean asksForRisk(Map<String, List<String>> parameters) {
        return text(parameters, BY, "").equals(By.RISK.key())
                || parameters.containsKey(THRESHOLD)
                || parameters.containsKey(VALUE);
    }

    /**
     * Reads the parameters of an address.
     *
     * @param margin share of the spend that is left, from 0 to 1, where the address says none
     */
    static TargetingForm of(Map<String, List<String>> parameters, Audience audience, double margin, Texts texts) {
        return audience.by() == By.RISK
                ? byRisk(parameters, audience, texts)
                : bySavable(parameters, audience, margin, texts);
    }

    private static TargetingForm byRisk(Map<String, List<String>> parameters, Audience audience, Texts texts) {
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
                By.RISK,
                numbers.number(COST, 0, MOST_MONEY, 0),
                numbers.number(VALUE, 0, MOST_MONEY, 0),
                numbers.percent(SUCCESS, 100, 0),
                numbers.percent(HOLD_OUT, MOST_HELD_OUT, 0));
        int advised = Math.min(audience.advised(campaign), Audience.NO_CUSTOMERS - 1);
        int threshold = (int) Math.round(threshold(typed, numbers, advised));
        boolean isRight = numbers.errors().isEmpty();
        typed.put(THRESHOLD, isRight ? percent(threshold) : typed.get(THRESHOLD));
        typed.put(BY, By.RISK.key());
        return new TargetingForm(
                typed,
                numbers.errors(),
                isRight ? campaign : null,
                isRight ? audience.reached(threshold) : Totals.NONE,
                AudienceRule.risk(isRight ? threshold / (double) Audience.NO_CUSTOMERS : 1));
    }

    /** The slider sends tenths of a percent without a sign, so that its 0.5 means half a percent. */
    private static double threshold(Map<String, String> typed, FormNumbers numbers, int advised) {
        String text = typed.getOrDefault(THRESHOLD, "");
        return text.endsWith("%")
                ? 1000 * numbers.percent(THRESHOLD, MOST_THRESHOLD, advised / 1000.0)
                : 10 * numbers.number(THRESHOLD, 0, MOST_THRESHOLD, advised / 10.0);
    }

    private static TargetingForm bySavable(
            Map<String, List<String>> parameters, Audience audience, double margin, Texts texts) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put(BUDGET, text(parameters, BUDGET, ""));
        typed.put(CONTACTS, text(parameters, CONTACTS, ""));
        typed.put(COST, text(parameters, COST, "1"));
        typed.put(MARGIN, text(parameters, MARGIN, rounded(100 * margin, 1) + " %"));
        typed.put(SUCCESS, text(parameters, SUCCESS, "10"));
        typed.put(HOLD_OUT, text(parameters, HOLD_OUT, "10"));
        FormNumbers numbers = new FormNumbers(typed, texts);
        Campaign campaign = new Campaign(
                By.SAVABLE,
                numbers.number(COST, 0, MOST_MONEY, 0),
                numbers.percent(MARGIN, 100, 0),
                numbers.percent(SUCCESS, 100, 0),
                numbers.percent(HOLD_OUT, MOST_HELD_OUT, 0));
        double budget = numbers.number(BUDGET, 0, MOST_MONEY, Double.POSITIVE_INFINITY);
        long all = audience.all().customers();
        double contacts = numbers.number(CONTACTS, 0, MOST_MONEY, Double.NaN);
        boolean isRight = numbers.errors().isEmpty();
        double affordable = campaign.cost() > 0 ? Math.floor(budget / campaign.cost()) : Double.POSITIVE_INFINITY;
        // A budget says how far to go, but for contacts that cost more than they bring.
        int step = Double.isInfinite(budget) ? audience.advised(campaign) : audience.best(campaign);
        double wanted = Double.isNaN(contacts) ? campaign.contacts(audience.reached(step)) : contacts;
        long reached = Math.min(all, Math.round(Math.min(wanted, affordable) / (1 - campaign.holdOut())));
        Totals chosen = audience.top(reached);
        typed.put(BY, By.SAVABLE.key());
        return new TargetingForm(
                typed,
                numbers.errors(),
                isRight ? campaign : null,
                isRight ? chosen : Totals.NONE,
                AudienceRule.savable(isRight ? reached : 0));
    }

    private static String text(Map<String, List<String>> parameters, String name, String otherwise) {
        String given = parameters.getOrDefault(name, List.of("")).get(0).strip();
        return given.isEmpty() ? otherwise : given;
    }

    /** A threshold in percent, as the address writes it. */
    static String percent(int threshold) {
        return rounded(threshold / 10.0, 1);
    }

    static String rounded(double number, int digits) {
        return BigDecimal.valueOf(number)
                .setScale(digits, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The step of those who are reached. */
    int step(Audience audience) {
        return rule.by() == By.RISK
                ? (int) Math.round(rule.minRisk() * Audience.NO_CUSTOMERS)
                : audience.stepOf(reached.customers());
    }

    /** All fields as they are, to be sent again. */
    List<TargetingView.Input> fields() {
        return typed.entrySet().stream()
                .map(entry -> new TargetingView.Input(entry.getKey(), entry.getValue(), null))
                .toList();
    }

    /** The address's query of the same campaign with another value of a field. */
    String with(String field, String value) {
        Map<String, String> changed = new LinkedHashMap<>(typed);
        changed.put(field, value);
        return changed.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
