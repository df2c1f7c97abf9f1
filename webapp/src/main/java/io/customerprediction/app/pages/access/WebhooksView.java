package io.customerprediction.app.pages.access;

import io.customerprediction.app.store.webhooks.Webhook;
import io.customerprediction.app.store.webhooks.WebhookDelivery;
import io.customerprediction.app.store.webhooks.WebhookKind;
import io.customerprediction.app.webhooks.Subscriptions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The page of webhooks.
 *
 * @param events keys of what webhooks can be called for
 */
public record WebhooksView(List<Row> webhooks, List<String> events, Notice notice) {
    private static final int LISTED = 20;

    /**
     * What came of a form.
     *
     * @param problem what is wrong; null if nothing is
     * @param secret of a webhook that was just added, shown this once; null if there is none
     * @param url that was typed and is not accepted; empty if there is none
     */
    public record Notice(@Nullable String problem, @Nullable String secret, String url) {
        static final Notice NONE = new Notice(null, null, "");

        static Notice added(Subscriptions.Added added) {
            return new Notice(null, added.secret(), "");
        }
    }

    /** A webhook with its newest deliveries; {@code stopped} is empty while it is active. */
    public record Row(
            long id,
            String url,
            String events,
            boolean active,
            String stopped,
            String createdBy,
            String created,
            List<DeliveryRow> deliveries) {
        static Row of(Webhook webhook, List<WebhookDelivery> deliveries) {
            return new Row(
                    webhook.id(),
                    webhook.url(),
                    webhook.kinds().stream().map(WebhookKind::key).sorted().collect(Collectors.joining(", ")),
                    webhook.active(),
                    webhook.stoppedBecause().orElse(""),
                    webhook.createdBy(),
                    Times.minutes(webhook.createdAt()),
                    deliveries.stream().limit(LISTED).map(DeliveryRow::of).toList());
        }
    }

    /** A delivery; {@code next} is empty unless it waits. */
    public record DeliveryRow(
            long id,
            String event,
            String created,
            String state,
            boolean dead,
            int attempts,
            String result,
            String next) {
        static DeliveryRow of(WebhookDelivery delivery) {
            return new DeliveryRow(
                    delivery.id(),
                    delivery.kind(),
                    Times.minutes(delivery.createdAt()),
                    delivery.state().name().toLowerCase(Locale.ROOT),
                    delivery.state() == WebhookDelivery.State.DEAD,
                    delivery.attempts(),
                    delivery.lastResult().orElse(""),
                    delivery.state() == WebhookDelivery.State.WAITING ? Times.minutes(delivery.nextAt()) : "");
        }
    }

    static WebhooksView of(Subscriptions subscriptions, Notice notice) {
        return new WebhooksView(
                subscriptions.all().stream()
                        .map(webhook -> Row.of(webhook, subscriptions.deliveries(webhook.id(), Optional.empty())))
                        .toList(),
                WebhookKind.subscribable().stream().map(WebhookKind::key).toList(),
                notice);
    }
}
