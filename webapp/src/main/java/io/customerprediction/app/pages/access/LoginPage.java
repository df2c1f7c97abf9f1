package io.customerprediction.app.pages.access;

import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.pages.SentForm;
import io.customerprediction.app.security.Principal;
import io.customerprediction.app.security.accounts.Accounts;
import io.customerprediction.app.security.accounts.User;
import io.customerprediction.app.security.openid.RefusedException;
import io.customerprediction.app.security.sessions.Sessions;
import io.customerprediction.app.security.sessions.SignIn;
import io.customerprediction.app.security.web.AuditTrail;
import io.customerprediction.app.security.web.Caller;
import io.customerprediction.app.security.web.ReturnAddress;
import io.customerprediction.app.security.web.SessionCookie;
import io.customerprediction.app.settings.OpenIdSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
public final class LoginPage {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String SIGNED_OUT = "signed-out";

    private final Pages pages;
    private final Accounts accounts;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Optional<OpenIdSettings> openId;

    /** @param openId the provider that one may also sign in with */
    public LoginPage(
            Pages pages, Accounts accounts, SignIn signIn, Sessions sessions, Optional<OpenIdSettings> openId) {
        this.pages = pages;
        this.accounts = accounts;
        this.signIn = signIn;
        this.sessions = sessions;
        this.openId = openId;
    }

    /**
     * The page.
     *
     * @param name that was typed
     * @param problem what is wrong; null if nothing is
     * @param noUsers whether there are no users yet
     * @param provider that one may also sign in with; null if there is none
     * @param signedOut whether somebody has just signed out here who had signed in with the provider
     */
    public record View(
            String name,
            @Nullable String problem,
            boolean noUsers,
            @Nullable String provider,
            boolean signedOut) {}

    /** Shows the form. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Caller.of(request).kind() == Principal.Kind.USER) {
            SentForm.goTo(response, request.getContextPath() + "/");
        } else {
            show(request, response, HttpServletResponse.SC_OK, "", null);
        }
    }

    private void show(
            HttpServletRequest request, HttpServletResponse response, int status, String name, @Nullable String problem)
            throws IOException {
        @Nullable String provider = openId.map(OpenIdSettings::name).orElse(null);
        boolean noUsers = provider == null
                && accounts.fault().isEmpty()
                && accounts.register().users().isEmpty();
        boolean signedOut = provider != null && request.getParameter(SIGNED_OUT) != null;
        pages.show(request, response, status, "login", new View(name, problem, noUsers, provider, signedOut));
    }

    /** Shows why a login with the provider came to nothing. */
    void refuse(HttpServletRequest request, HttpServletResponse response, RefusedException.Reason reason)
            throws IOException {
        String provider = openId.map(OpenIdSettings::name).orElse("");
        show(request, response, reason.status(), "", pages.texts().get("openid." + reason.key(), provider));
    }

    /** Signs somebody in, with a new session in place of any that the browser had. */
    public void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SentForm form = SentForm.of(request, pages.texts());
        String name = form.text("name").strip();
        accounts.user(name).ifPresent(user -> AuditTrail.who(request, user.name()));
        SignIn.Result result = signIn.attempt(name, form.text("password"), request.getRemoteAddr());
        switch (result.outcome()) {
            case SIGNED_IN -> {
                SessionCookie.token(request).ifPresent(sessions::end);
                begin(request, response, result.user().orElseThrow(), sessions);
                SentForm.goTo(response, ReturnAddress.take(request, response));
            }
            case WRONG -> {
                response.setHeader("WWW-Authenticate", "Bearer");
                show(
                        request,
                        response,
                        HttpServletResponse.SC_UNAUTHORIZED,
                        name,
                        pages.texts().get("login.wrong"));
            }
            case TOO_MANY -> {
                response.setHeader("Retry-After", String.valueOf(seconds(result.retryAfter())));
                show(request, response, TOO_MANY_REQUESTS, name, tooMany(result.retryAfter()));
            }
            case BUSY -> throw NewPassword.busy();
        }
    }

    private String tooMany(Duration wait) {
        return pages.texts().get("login.tooMany", String.valueOf(seconds(wait)));
    }

    private static long seconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }

    /** Begins a session in this browser. */
    static void begin(HttpServletRequest request, HttpServletResponse response, User user, Sessions sessions) {
        String browser = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        SessionCookie.set(request, response, sessions.begin(user, request.getRemoteAddr(), browser));
    }

    /** Ends the session of this browser. */
    public void signOut(HttpServletRequest request, HttpServletResponse response) {
        SentForm.of(request, pages.texts());
        boolean ofProvider = accounts.user(Caller.of(request).name())
                .filter(User::isOfProvider)
                .isPresent();
        SessionCookie.token(request).ifPresent(sessions::end);
        SessionCookie.clear(request, response);
        SentForm.goTo(response, request.getContextPath() + "/login" + (ofProvider ? "?" + SIGNED_OUT : ""));
    }
}
