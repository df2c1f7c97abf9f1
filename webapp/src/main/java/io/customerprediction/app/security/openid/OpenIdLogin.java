package io.customerprediction.app.security.openid;

import io.customerprediction.app.security.openid.RefusedException.Reason;
import io.customerprediction.app.settings.OpenIdSettings;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Signing in with an OpenID Connect provider, by the authorization code flow with PKCE. The provider is asked about itself at
 * the first login and after failures, so that one that is away stops neither the start nor other logins. Thread-safe.
 */
public final class OpenIdLogin {
    /** Each may wait for the provider for some seconds; further logins are refused rather than kept waiting. */
    private static final int MOST_AT_ONCE = 8;

    private final OpenIdSettings settings;
    private final Semaphore atOnce = new Semaphore(MOST_AT_ONCE);
    private @Nullable Conversation conversation;

    public OpenIdLogin(OpenIdSettings settings) {
        this.settings = settings;
    }

    /** What the provider is called. */
    public String name() {
        return settings.name();
    }

    /**
     * A login that was begun.
     *
     * @param address of the provider's page where it goes on
     * @param cookie that the browser must keep until it comes back
     */
    public record Begun(URI address, String cookie) {}

    /**
     * What the provider sends a browser back with.
     *
     * @param state of the login; empty if it is missing
     * @param code that the tokens can be fetched with; empty if it is missing
     * @param error why there is no code; empty if there is one
     * @param issuer that the answer says it comes from; empty if it does not say
     */
    public record Answer(String state, String code, String error, String issuer) {}

    private interface Step<T> {
        T with(Conversation conversation) throws RefusedException;
    }

    /** @param back the address of this server that the provider sends the browser to */
    public Begun begin(URI back) throws RefusedException {
        return limited(conversation -> {
            Pending pending = Pending.make();
            return new Begun(conversation.begin(pending, back), pending.cookie());
        });
    }

    /**
     * Who has signed in.
     *
     * @param cookie of the browser, from the beginning of the login
     * @param back the same as at the beginning
     * @throws RefusedException if the answer is not one that may be believed
     */
    public Member finish(Answer answer, String cookie, URI back) throws RefusedException {
        Pending pending = Pending.of(cookie)
                .filter(begun -> begun.isAnsweredBy(answer.state()))
                .orElseThrow(() -> new RefusedException(Reason.STATE));
        if (!answer.issuer().isEmpty() && !answer.issuer().equals(settings.issuer())) {
            throw new RefusedException(Reason.TOKEN);
        }
        if (!answer.error().isEmpty() || answer.code().isEmpty()) {
            throw new RefusedException(Reason.DENIED);
        }
        return limited(conversation -> conversation.finish(answer.code(), pending, back));
    }

    /**
     * Where one signs out at the provider; empty if it has no such place.
     *
     * @param back the page of this server to come back to
     */
    public Optional<URI> signOut(URI back) throws RefusedException {
        return limited(conversation -> conversation.signOut(back));
    }

    private <T> T limited(Step<T> step) throws RefusedException {
        if (!atOnce.tryAcquire()) {
            throw new RefusedException(Reason.BUSY);
        }
        try {
            return step.with(conversation());
        } finally {
            atOnce.release();
        }
    }

    private synchronized Conversation conversation() {
        if (conversation == null) {
            conversation = new Conversation(settings);
        }
        return conversation;
    }
}
