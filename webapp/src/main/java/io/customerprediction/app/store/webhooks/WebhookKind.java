package io.customerprediction.app.store.webhooks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a webhook can be called for. */
public enum WebhookKind {
    /** Customers are in another risk band than when all customers were scored before. */
    RISK_BAND_CHANGED,
    /** Another model answers. */
    MODEL_PROMOTED,
    /** A job has ended, in any way. */
    JOB_DONE,
    /** An export of a saved audience was made. */
    AUDIENCE_EXPORTED,
    /** Somebody tries the webhook; it cannot be subscribed to. */
    PING;

    /** The name in messages and in the database, such as {@code job_done}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this name. */
    public static Optional<WebhookKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    /** All kinds that can be subscribed to. */
    public static List<WebhookKind> subscribable() {
        return Arrays.stream(values()).filter(kind -> kind != PING).toList();
    }
}
