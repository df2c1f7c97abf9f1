package io.customerprediction.app.pages.model;

import io.customerprediction.app.models.Decision;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * That a model became the champion or the challenger.
 *
 * @param time in UTC, to the minute
 * @param state the key of a text
 */
public record DecisionView(String time, String model, String state, String reason) {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    static DecisionView of(Decision decision) {
        return new DecisionView(
                MINUTES.format(decision.time()),
                decision.model(),
                decision.state().key(),
                decision.reason());
    }
}
