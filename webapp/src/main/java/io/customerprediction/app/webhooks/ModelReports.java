package io.customerprediction.app.webhooks;

import io.customerprediction.app.store.webhooks.Outbox;
import io.customerprediction.app.store.webhooks.WebhookMessage.ModelPromoted;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Notices that another model answers. The files of models and the database have no common transaction: the model that was
 * reported last is stored, so that one that came while the server or the database was away is reported later. For one
 * thread.
 */
final class ModelReports {
    private final Supplier<Optional<String>> model;
    private final UnaryOperator<String> reason;
    private boolean looked;
    private @Nullable String last;

    /**
     * @param model the id of the model that answers; empty if there is none
     * @param reason why the model with this id answers, in words for people
     */
    ModelReports(Supplier<Optional<String>> model, UnaryOperator<String> reason) {
        this.model = model;
        this.reason = reason;
    }

    /** Stores a message if another model answers than the one that was reported last. */
    void report(Outbox outbox) {
        Optional<String> now = model.get();
        if (now.isPresent() && !now.get().equals(last)) {
            Optional<String> before = last == null ? outbox.reportedModel() : Optional.of(last);
            outbox.modelPromoted(
                    new ModelPromoted(now.get(), before, reason.apply(now.get())), looked || before.isPresent());
            last = now.get();
        }
        looked = true;
    }
}
