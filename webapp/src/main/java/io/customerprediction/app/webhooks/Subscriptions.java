package io.customerprediction.app.webhooks;

import io.customerprediction.app.http.FieldError;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.webhooks.Outbox;
import io.customerprediction.app.store.webhooks.Webhook;
import io.customerprediction.app.store.webhooks.WebhookDelivery;
import io.customerprediction.app.store.webhooks.WebhookKind;
import io.customerprediction.app.store.webhooks.Webhooks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The webhooks as administrators see and change them, by the API and on their page. Thread-safe. */
public final class Subscriptions {
    private static final int MOST_LISTED = 200;

    private final Supplier<Optional<Store>> store;
    private final Secrets secrets;
    private final Receivers receivers;

    /** @param store empty if there is no database; throws while the database is away */
    public Subscriptions(Supplier<Optional<Store>> store, Secrets secrets, Receivers receivers) {
        this.store = store;
        this.secrets = secrets;
        this.receivers = receivers;
    }

    /**
     * A webhook that was just added.
     *
     * @param secret of its signatures, as receivers get it; it is not shown again
     */
    public record Added(Webhook webhook, String secret) {}

    private Store opened() {
        return store.get().orElseThrow(() -> Problem.of(Kind.NO_DATABASE, "The server has no database."));
    }

    /** All of them, the oldest first. */
    public List<Webhook> all() {
        return opened().webhooks().all();
    }

    /** @throws Problem if there is no webhook with this number */
    public Webhook require(long id) {
        return opened().webhooks().find(id).orElseThrow(Subscriptions::unknown);
    }

    private static Problem unknown() {
        return Problem.of(Kind.NOT_FOUND, "There is no webhook with this number.");
    }

    /**
     * Adds a webhook, which is active at once.
     *
     * @param kinds keys of the kinds of messages that it is called for
     * @param createdBy who adds it
     * @throws Problem with all that is wrong, or if there are too many webhooks
     */
    public Added add(String url, Collection<String> kinds, String createdBy) {
        Set<WebhookKind> wanted = check(url, kinds);
        String salt = Secrets.salt();
        Secrets.Secret secret = secrets.secret(salt);
        Webhooks webhooks = opened().webhooks();
        long id = webhooks.add(new Webhooks.Plan(url, wanted, salt, secret.check(), createdBy))
                .orElseThrow(() -> Problem.of(
                        Kind.CONFLICT, "There are " + Webhooks.MOST + " webhooks already; delete one first."));
        return new Added(require(id), secret.text());
    }

    private Set<WebhookKind> check(String url, Collection<String> kinds) {
        List<FieldError> errors = new ArrayList<>();
        try {
            receivers.require(url);
        } catch (IllegalArgumentException e) {
            errors.add(FieldError.at("/url", "This address cannot be called: " + e.getMessage() + "."));
        }
        Set<WebhookKind> wanted = EnumSet.noneOf(WebhookKind.class);
        for (String key : kinds) {
            WebhookKind.of(key).filter(WebhookKind.subscribable()::contains).ifPresent(wanted::add);
        }
        if (wanted.isEmpty() || wanted.size() != kinds.size()) {
            String known =
                    WebhookKind.subscribable().stream().map(WebhookKind::key).collect(Collectors.joining(", "));
            errors.add(FieldError.at("/events", "Give at least one of " + known + ", each once, and nothing else."));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return wanted;
    }

    /** @throws Problem if there is no webhook with this number */
    public void delete(long id) {
        requireDone(opened().webhooks().delete(id));
    }

    /** @throws Problem if there is no webhook with this number */
    public void start(long id) {
        requireDone(opened().webhooks().start(id));
    }

    /** @throws Problem if there is no webhook with this number */
    public void stop(long id) {
        requireDone(opened().webhooks().stop(id));
    }

    private static void requireDone(boolean done) {
        if (!done) {
            throw unknown();
        }
    }

    /**
     * Has a message sent by which a webhook is tried; returns the number of its delivery.
     *
     * @throws Problem if there is no webhook with this number
     */
    public long test(long id) {
        return opened().outbox().ping(id).orElseThrow(Subscriptions::unknown);
    }

    /**
     * The newest deliveries to a webhook, the newest first; at most 200.
     *
     * @param state of which; empty for all
     * @throws Problem if there is no webhook with this number
     */
    public List<WebhookDelivery> deliveries(long id, Optional<WebhookDelivery.State> state) {
        Webhook webhook = require(id);
        return opened().outbox().newest(webhook.id(), state, MOST_LISTED);
    }

    /**
     * Has a message that was given up sent again.
     *
     * @throws Problem if there is none such, or it was not given up
     */
    public WebhookDelivery retry(long id, long delivery) {
        Webhook webhook = require(id);
        Outbox outbox = opened().outbox();
        if (outbox.find(webhook.id(), delivery).isEmpty()) {
            throw unknownDelivery();
        }
        if (!outbox.retry(webhook.id(), delivery)) {
            throw Problem.of(Kind.CONFLICT, "Only a delivery that was given up (dead) can be sent again.");
        }
        return outbox.find(webhook.id(), delivery).orElseThrow(Subscriptions::unknownDelivery);
    }

    private static Problem unknownDelivery() {
        return Problem.of(Kind.NOT_FOUND, "There is no delivery with this number to this webhook.");
    }
}
