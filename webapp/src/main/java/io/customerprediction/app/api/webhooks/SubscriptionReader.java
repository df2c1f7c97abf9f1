package io.customerprediction.app.api.webhooks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.customerprediction.app.http.Body;
import io.customerprediction.app.http.FieldError;
import io.customerprediction.app.http.Json;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code {"url":…,"events":[…]}}, all errors at once. For one body. */
final class SubscriptionReader {
    private static final int MOST_EVENTS = 20;

    private final List<FieldError> errors = new ArrayList<>();
    private @Nullable String url;
    private @Nullable List<String> events;

    /** What a client asks for; not checked any further. */
    record Wanted(String url, List<String> events) {
        Wanted {
            events = List.copyOf(events);
        }
    }

    /** @throws Problem with all that is wrong */
    static Wanted read(Body body) throws IOException {
        return Json.read(body, parser -> new SubscriptionReader().object(parser));
    }

    private Wanted object(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Problem.of(Kind.INVALID_INPUT, "The body must be an object with url and events.");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "url" -> url = text(parser, "/url");
                case "events" -> events = texts(parser);
                default -> unknown(parser, field);
            }
        }
        require(url, "/url", "Give the address that is to be called, such as https://hooks.example.com/prediction.");
        require(events, "/events", "Give the list of events, such as [\"job_done\"].");
        if (url == null || events == null || !errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new Wanted(url, events);
    }

    private void require(@Nullable Object value, String pointer, String reason) {
        if (value == null && errors.stream().noneMatch(error -> error.at().startsWith(pointer))) {
            errors.add(FieldError.at(pointer, reason));
        }
    }

    private void unknown(JsonParser parser, String field) throws IOException {
        errors.add(FieldError.at(
                "/" + field.replace("~", "~0").replace("/", "~1"), "There is no such field; give url and events."));
        parser.skipChildren();
    }

    private @Nullable String text(JsonParser parser, String pointer) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        errors.add(FieldError.at(pointer, "This must be a text."));
        parser.skipChildren();
        return null;
    }

    private @Nullable List<String> texts(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            errors.add(FieldError.at("/events", "This must be a list of texts."));
            parser.skipChildren();
            return null;
        }
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (texts.size() == MOST_EVENTS) {
                throw Problem.invalid(
                        List.of(FieldError.at("/events", "There are more than " + MOST_EVENTS + " events.")));
            }
            @Nullable String text = text(parser, "/events/" + texts.size());
            texts.add(text == null ? "" : text);
        }
        return texts;
    }
}
