package io.customerprediction.app.webhooks;

import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.webhooks.Outbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Sends a message once and stores what came of it. Thread-safe. */
final class Attempt {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final Receivers receivers;
    private final Secrets secrets;
    private final HttpPost post;
    private final Backoff backoff;
    private final Clock clock;

    /** @param clock gives the time of signatures and of the next attempt */
    Attempt(Receivers receivers, Secrets secrets, HttpPost post, Backoff backoff, Clock clock) {
        this.receivers = receivers;
        this.secrets = secrets;
        this.post = post;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** Sends a message that was taken from the outbox. */
    void make(Store store, Outbox.Due due) {
        try {
            settle(store, due, send(due));
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            if (!post.isClosed()) {
                failed(store, due, OptionalInt.empty(), "Not sent: " + e.getMessage());
            }
        }
    }

    private void settle(Store store, Outbox.Due due, Answer answer) {
        String result = "Status " + answer.status() + (answer.text().isEmpty() ? "" : ": " + answer.text());
        if (answer.isSuccess()) {
            store.outbox().delivered(due.delivery(), answer.status(), result);
        } else if (answer.isGone()) {
            store.outbox().failed(due.delivery(), OptionalInt.of(answer.status()), result, Optional.empty());
            store.webhooks().gone(due.webhook().id());
        } else {
            failed(store, due, OptionalInt.of(answer.status()), result);
        }
    }

    private void failed(Store store, Outbox.Due due, OptionalInt status, String result) {
        Optional<Instant> next = backoff.after(due.attempt()).map(clock.instant()::plus);
        store.outbox().failed(due.delivery(), status, CONTROL.matcher(result).replaceAll(" "), next);
    }

    private Answer send(Outbox.Due due) throws IOException {
        Secrets.Secret secret = secrets.secret(
                        due.webhook().salt(), due.webhook().secretCheck())
                .orElseThrow(() -> new IllegalStateException(
                        "the key of this server is not the one that the secret was made with; restore the folder"
                                + " access, or delete this webhook and add it again"));
        Destination destination = receivers.destination(due.webhook().url());
        String id = "msg_" + due.message().id();
        long now = clock.instant().getEpochSecond();
        String body = MessageJson.of(due.message());
        return post.send(
                destination,
                receivers.addresses(destination),
                Map.of(
                        "Webhook-Id", id,
                        "Webhook-Timestamp", String.valueOf(now),
                        "Webhook-Signature", secret.signature(id, now, body)),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
