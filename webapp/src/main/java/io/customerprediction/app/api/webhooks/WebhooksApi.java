package io.customerprediction.app.api.webhooks;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerprediction.app.http.Body;
import io.customerprediction.app.http.FieldError;
import io.customerprediction.app.http.Json;
import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.security.web.AuditTrail;
import io.customerprediction.app.security.web.Caller;
import io.customerprediction.app.store.webhooks.Webhook;
import io.customerprediction.app.store.webhooks.WebhookDelivery;
import io.customerprediction.app.store.webhooks.WebhookDelivery.State;
import io.customerprediction.app.store.webhooks.WebhookKind;
import io.customerprediction.app.webhooks.Subscriptions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The webhooks for administrators. Thread-safe. */
public final class WebhooksApi {
    /** The list of webhooks. */
    public static final String PATH = "/api/v1/webhooks";

    private static final long LONGEST_BODY = 10_000;
    private static final String STATE = "state";
    private static final Pattern ONE = Pattern.compile("/([0-9]{1,18})");
    private static final Pattern DELIVERIES = Pattern.compile("/([0-9]{1,18})/deliveries");
    private static final Pattern ACTION =
            Pattern.compile("/([0-9]{1,18})/(test|activate|deactivate|deliveries/([0-9]{1,18})/retry)");

    private final Subscriptions subscriptions;

    public WebhooksApi(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** Answers {@code GET /api/v1/webhooks}. */
    public void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Webhook> all = subscriptions.all();
        write(response, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("webhooks");
            for (Webhook webhook : all) {
                write(json, webhook, null);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Answers {@code POST /api/v1/webhooks}. */
    public void add(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SubscriptionReader.Wanted wanted;
        try (Body body = Body.json(request, LONGEST_BODY)) {
            wanted = SubscriptionReader.read(body);
        }
        Subscriptions.Added added = subscriptions.add(
                wanted.url(), wanted.events(), Caller.of(request).label());
        long id = added.webhook().id();
        AuditTrail.action(request, "add webhook " + id);
        response.setStatus(HttpServletResponse.SC_CREATED);
        response.setHeader("Location", request.getContextPath() + PATH + "/" + id);
        write(response, json -> write(json, added.webhook(), added.secret()));
    }

    /** Answers {@code GET /api/v1/webhooks/ID} and {@code /ID/deliveries}. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher deliveries = DELIVERIES.matcher(String.valueOf(request.getPathInfo()));
        if (deliveries.matches()) {
            showDeliveries(Long.parseLong(deliveries.group(1)), request, response);
        } else {
            Webhook webhook = subscriptions.require(id(request));
            write(response, json -> write(json, webhook, null));
        }
    }

    private static long id(HttpServletRequest request) {
        Matcher path = ONE.matcher(String.valueOf(request.getPathInfo()));
        if (!path.matches()) {
            throw Problem.of(Kind.NOT_FOUND, "Give the number of a webhook after /api/v1/webhooks/.");
        }
        return Long.parseLong(path.group(1));
    }

    private void showDeliveries(long id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<WebhookDelivery> deliveries = subscriptions.deliveries(id, state(request));
        write(response, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("deliveries");
            for (WebhookDelivery delivery : deliveries) {
                write(json, delivery);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static Optional<State> state(HttpServletRequest request) {
        List<String> values = Parameters.of(request).getOrDefault(STATE, List.of());
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Optional<State> state = Arrays.stream(State.values())
                .filter(known -> key(known).equals(values.get(0)))
                .findFirst();
        if (state.isEmpty() || values.size() > 1) {
            throw Problem.invalid(List.of(FieldError.parameter(STATE, "give one of waiting, delivered, dead")));
        }
        return state;
    }

    private static String key(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** Answers {@code DELETE /api/v1/webhooks/ID}. */
    public void delete(HttpServletRequest request, HttpServletResponse response) {
        long id = id(request);
        AuditTrail.action(request, "delete webhook " + id);
        subscriptions.delete(id);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    /** Answers {@code POST /api/v1/webhooks/ID/...}: test, activate, deactivate, deliveries/N/retry. */
    public void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = ACTION.matcher(String.valueOf(request.getPathInfo()));
        if (!path.matches()) {
            throw Problem.of(
                    Kind.NOT_FOUND,
                    "After the number of a webhook there is test, activate, deactivate and deliveries/N/retry to post"
                            + " to.");
        }
        long id = Long.parseLong(path.group(1));
        String action = path.group(2);
        AuditTrail.action(request, "webhook " + id + " " + action);
        if (action.equals("test")) {
            test(id, response);
        } else if (path.group(3) != null) {
            WebhookDelivery delivery = subscriptions.retry(id, Long.parseLong(path.group(3)));
            write(response, json -> write(json, delivery));
        } else {
            setActive(id, action.equals("activate"), response);
        }
    }

    private void test(long id, HttpServletResponse response) throws IOException {
        long delivery = subscriptions.test(id);
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        write(response, json -> {
            json.writeStartObject();
            json.writeNumberField("delivery", delivery);
            json.writeEndObject();
        });
    }

    private void setActive(long id, boolean active, HttpServletResponse response) throws IOException {
        if (active) {
            subscriptions.start(id);
        } else {
            subscriptions.stop(id);
        }
        Webhook webhook = subscriptions.require(id);
        write(response, json -> write(json, webhook, null));
    }

    private static void write(HttpServletResponse response, Json.Writer writer) throws IOException {
        response.setContentType("application/json");
        Json.write(response, writer);
    }

    private static void write(JsonGenerator json, Webhook webhook, @Nullable String secret) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", webhook.id());
        json.writeStringField("url", webhook.url());
        json.writeArrayFieldStart("events");
        for (String event :
                webhook.kinds().stream().map(WebhookKind::key).sorted().toList()) {
            json.writeString(event);
        }
        json.writeEndArray();
        json.writeBooleanField("active", webhook.active());
        json.writeStringField("stopped_because", webhook.stoppedBecause().orElse(null));
        json.writeStringField("created_by", webhook.createdBy());
        json.writeStringField("created_at", webhook.createdAt().toString());
        if (secret != null) {
            json.writeStringField("secret", secret);
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, WebhookDelivery delivery) throws IOException {
        boolean waits = delivery.state() == State.WAITING;
        json.writeStartObject();
        json.writeNumberField("id", delivery.id());
        json.writeStringField("message", "msg_" + delivery.message());
        json.writeStringField("type", delivery.kind());
        json.writeStringField("state", key(delivery.state()));
        json.writeNumberField("attempts", delivery.attempts());
        if (delivery.lastStatus().isPresent()) {
            json.writeNumberField("last_status", delivery.lastStatus().getAsInt());
        } else {
            json.writeNullField("last_status");
        }
        json.writeStringField("last_result", delivery.lastResult().orElse(null));
        json.writeStringField("next_at", waits ? delivery.nextAt().toString() : null);
        json.writeStringField("created_at", delivery.createdAt().toString());
        json.writeStringField("changed_at", delivery.changedAt().toString());
        json.writeEndObject();
    }
}
