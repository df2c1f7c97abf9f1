package io.customerprediction.app.models;

import io.customerprediction.app.models.ModelVersion.State;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That a model became the champion or the challenger.
 *
 * @param model its id
 * @param reason why, in one line
 */
public record Decision(Instant time, String model, State state, String reason) {
    private static final Pattern LINE = Pattern.compile("(\\S+) (\\S+) ([a-z]+): (.*)");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    /** Keeps the reason in one line. */
    public Decision {
        reason = CONTROL.matcher(reason).replaceAll(" ");
    }

    /** The decision as a line of text. */
    String line() {
        return time + " " + model + " " + state.key() + ": " + reason;
    }

    /** The decision of a line; empty if it holds none, such as one that was cut off by a crash. */
    static Optional<Decision> parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            Instant time = Instant.parse(parts.group(1));
            return Arrays.stream(State.values())
                    .filter(state -> state.key().equals(parts.group(3)))
                    .findFirst()
                    .map(state -> new Decision(time, parts.group(2), state, parts.group(4)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
