package io.customerprediction.app.pages.targeting;

import io.customerprediction.app.pages.FormNumbers;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.audiences.Campaigns;
import io.customerprediction.app.store.customers.Scoring;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is asked to save an audience as a campaign.
 *
 * @param typed the text of each field by its name
 * @param errors what is wrong, by the field's name
 * @param firstDay purchases after it count; without meaning if it is wrong
 * @param windowDays for so many days; without meaning if it is wrong
 */
record CampaignForm(Map<String, String> typed, Map<String, String> errors, LocalDate firstDay, int windowDays) {
    static final String NAME = "name";
    static final String FIRST_DAY = "first-day";
    static final String WINDOW = "window";

    private static final int LONGEST_WINDOW = 730;

    /** Older predictions are of a log of the past: then the day of its last order is meant. */
    private static final int RECENT_DAYS = 31;

    /** The form as it is shown first. */
    static CampaignForm of(Scoring scoring, LocalDate today) {
        LocalDate asOf = scoring.asOf();
        boolean isRecent = !today.isBefore(asOf) && !today.isAfter(asOf.plusDays(RECENT_DAYS));
        LocalDate firstDay = isRecent ? today : asOf;
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put(NAME, "");
        typed.put(FIRST_DAY, firstDay.toString());
        typed.put(WINDOW, String.valueOf(scoring.model().horizonDays()));
        return new CampaignForm(typed, Map.of(), firstDay, scoring.model().horizonDays());
    }

    /** Reads what was sent. */
    static CampaignForm of(Map<String, List<String>> parameters, Scoring scoring, Texts texts) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String field : List.of(NAME, FIRST_DAY, WINDOW)) {
            typed.put(field, parameters.getOrDefault(field, List.of("")).get(0).strip());
        }
        FormNumbers numbers = new FormNumbers(typed, texts);
        String name = typed.getOrDefault(NAME, "");
        if (name.isEmpty() || name.length() > Campaigns.MAX_NAME_LENGTH) {
            numbers.reject(NAME, texts.get("campaign.name.wrong"));
        }
        numbers.require(WINDOW);
        int window = numbers.whole(WINDOW, 1, LONGEST_WINDOW, 1);
        LocalDate firstDay = firstDay(typed.getOrDefault(FIRST_DAY, ""), scoring, numbers, texts);
        return new CampaignForm(typed, numbers.errors(), firstDay, window);
    }

    private static LocalDate firstDay(String text, Scoring scoring, FormNumbers numbers, Texts texts) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isBefore(scoring.asOf()) || day.isAfter(scoring.asOf().plusYears(1))) {
                numbers.reject(FIRST_DAY, texts.get("campaign.first-day.range", day, scoring.asOf()));
            }
            return day;
        } catch (DateTimeParseException e) {
            numbers.reject(FIRST_DAY, texts.get("campaign.first-day.wrong", text));
            return scoring.asOf();
        }
    }
}
