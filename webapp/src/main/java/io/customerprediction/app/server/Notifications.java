package io.customerprediction.app.server;

import io.customerprediction.app.api.webhooks.WebhooksApi;
import io.customerprediction.app.models.LiveModel;
import io.customerprediction.app.models.ModelVersion;
import io.customerprediction.app.models.ModelVersions;
import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.pages.access.WebhooksPage;
import io.customerprediction.app.security.Access;
import io.customerprediction.app.security.accounts.SecretFile;
import io.customerprediction.app.security.web.AuditTrail;
import io.customerprediction.app.security.web.Route;
import io.customerprediction.app.settings.Settings;
import io.customerprediction.app.webhooks.MessageSender;
import io.customerprediction.app.webhooks.Receivers;
import io.customerprediction.app.webhooks.Secrets;
import io.customerprediction.app.webhooks.Subscriptions;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wiring of webhooks. */
final class Notifications implements AutoCloseable {
    private static final String FOLDER = "webhooks";
    private static final int DECISIONS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);

    private final ModelVersions versions;
    private final Subscriptions subscriptions;
    private final MessageSender sender;

    Notifications(Settings settings, StoreConnection store, LiveModel live, ModelVersions versions, Clock clock) {
        this.versions = versions;
        Secrets secrets = new Secrets(new SecretFile(settings.access().folder().resolve(FOLDER))::get);
        Receivers receivers = Receivers.of(settings.webhooks());
        this.subscriptions = new Subscriptions(store, secrets, receivers);
        this.sender = new MessageSender(store, live::id, this::reason, secrets, receivers, clock);
    }

    /** Why a model answers. */
    private String reason(String model) {
        try {
            return versions.decisions(DECISIONS).stream()
                    .filter(decision ->
                            decision.model().equals(model) && decision.state() == ModelVersion.State.CHAMPION)
                    .findFirst()
                    .map(decision -> decision.reason())
                    .orElse("promoted by another process");
        } catch (IOException e) {
            LOG.warn("Why model {} answers could not be read: {}", model, e.getMessage());
            return "the decision could not be read";
        }
    }

    void start() {
        sender.start();
    }

    List<Route> routes(Pages pages, AuditTrail trail) {
        WebhooksApi api = new WebhooksApi(subscriptions);
        WebhooksPage page = new WebhooksPage(pages, subscriptions);
        String one = WebhooksApi.PATH + "/*";
        return List.of(
                Route.get(WebhooksApi.PATH, Access.ADMIN, api::list),
                trail.every("add webhook", Route.post(WebhooksApi.PATH, Access.ADMIN, api::add)),
                Route.get(one, Access.ADMIN, api::show),
                trail.every("delete webhook", Route.delete(one, Access.ADMIN, api::delete)),
                trail.every("change webhook", Route.post(one, Access.ADMIN, api::act)),
                Route.page("/webhooks", Access.ADMIN, page::show),
                trail.every("change webhook", Route.form("/webhooks", Access.ADMIN, page::change)));
    }

    @Override
    public void close() {
        sender.close();
    }
}
