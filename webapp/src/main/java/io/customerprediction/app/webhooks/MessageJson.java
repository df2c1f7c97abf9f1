package io.customerprediction.app.webhooks;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerprediction.app.http.Json;
import io.customerprediction.app.store.customers.RiskBand;
import io.customerprediction.app.store.webhooks.WebhookMessage;
import io.customerprediction.app.store.webhooks.WebhookMessage.AudienceExported;
import io.customerprediction.app.store.webhooks.WebhookMessage.JobDone;
import io.customerprediction.app.store.webhooks.WebhookMessage.ModelPromoted;
import io.customerprediction.app.store.webhooks.WebhookMessage.RiskChange;
import io.customerprediction.app.store.webhooks.WebhookMessage.RiskChanges;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/** The body of a message: {@code {"type":…,"timestamp":…,"data":{…}}}. */
final class MessageJson {
    private MessageJson() {}

    static String of(WebhookMessage message) {
        StringWriter text = new StringWriter();
        try {
            Json.write(text, json -> {
                json.writeStartObject();
                json.writeStringField("type", message.content().kind().key());
                json.writeStringField("timestamp", message.at().toString());
                json.writeObjectFieldStart("data");
                data(json, message.content());
                json.writeEndObject();
                json.writeEndObject();
            });
        } catch (IOException e) {
            throw new UncheckedIOException("a text does not fail", e);
        }
        return text.toString();
    }

    private static void data(JsonGenerator json, WebhookMessage.Content content) throws IOException {
        if (content instanceof JobDone done) {
            json.writeNumberField("id", done.job());
            json.writeStringField("kind", done.jobKind());
            json.writeStringField("state", done.state().name().toLowerCase(Locale.ROOT));
        } else if (content instanceof ModelPromoted promoted) {
            json.writeStringField("id", promoted.model());
            json.writeStringField("before", promoted.before().orElse(null));
            json.writeStringField("reason", promoted.reason());
        } else if (content instanceof RiskChanges changes) {
            data(json, changes);
        } else if (content instanceof AudienceExported export) {
            json.writeNumberField("audience", export.audience());
            json.writeStringField("name", export.name());
            json.writeStringField("as_of", export.asOf().toString());
            json.writeNumberField("customers", export.customers());
            json.writeStringField("download", export.address());
        }
    }

    private static void data(JsonGenerator json, RiskChanges changes) throws IOException {
        json.writeStringField("as_of", changes.asOf().toString());
        json.writeStringField("model", changes.model());
        json.writeNumberField("part", changes.part());
        json.writeNumberField("parts", changes.parts());
        json.writeNumberField("left_out", changes.leftOut());
        json.writeArrayFieldStart("customers");
        for (RiskChange change : changes.customers()) {
            json.writeStartObject();
            json.writeStringField("id", change.customer());
            json.writeStringField("from", key(change.before()));
            json.writeStringField("to", key(change.now()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String key(RiskBand band) {
        return band.name().toLowerCase(Locale.ROOT);
    }
}
