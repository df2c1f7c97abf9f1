package io.customerprediction.app.pages.access;

import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.pages.SentForm;
import io.customerprediction.app.security.Principal;
import io.customerprediction.app.security.accounts.Accounts;
import io.customerprediction.app.security.accounts.Passwords;
import io.customerprediction.app.security.accounts.User;
import io.customerprediction.app.security.sessions.Sessions;
import io.customerprediction.app.security.sessions.SignIn;
import io.customerprediction.app.security.web.AuditTrail;
import io.customerprediction.app.security.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One's own password and sessions. */
public final class AccountPage {
    private static final int UNPROCESSABLE = 422;

    private final Pages pages;
    private final Accounts accounts;
    private final Passwords passwords;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Clock clock;

    public AccountPage(
            Pages pages, Accounts accounts, Passwords passwords, SignIn signIn, Sessions sessions, Clock clock) {
        this.pages = pages;
        this.accounts = accounts;
        this.passwords = passwords;
        this.signIn = signIn;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param problem what is wrong; null if nothing is
     * @param hasPassword whether there is a password to change here
     */
    public record View(
            String name,
            String role,
            List<SessionRow> sessions,
            @Nullable String problem,
            boolean hasPassword) {}

    /** Shows the page. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, HttpServletResponse.SC_OK, null);
    }

    private void show(HttpServletRequest request, HttpServletResponse response, int status, @Nullable String problem)
            throws IOException {
        User user = user(request);
        List<SessionRow> own = SessionRow.all(
                sessions.all().stream()
                        .filter(session -> session.user().equals(user.name()))
                        .toList(),
                request);
        pages.show(
                request,
                response,
                status,
                "account",
                new View(user.name(), user.role().key(), own, problem, !user.isOfProvider()));
    }

    private User user(HttpServletRequest request) {
        Principal principal = Caller.of(request);
        if (principal.kind() == Principal.Kind.USER) {
            return accounts.user(principal.name()).orElseThrow(AccountPage::noUser);
        }
        throw noUser();
    }

    private static Problem noUser() {
        return Problem.of(Kind.NOT_FOUND, "Only users who are signed in have an account.");
    }

    /** Changes the password, or ends a session. */
    public void change(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SentForm form = SentForm.of(request, pages.texts());
        User user = user(request);
        AuditTrail.action(request, form.text("do").equals("end-session") ? "end-session" : "change-password");
        try {
            if (form.text("do").equals("end-session")) {
                sessions.endListed(form.text("id"), session -> session.user().equals(user.name()));
            } else {
                changePassword(form, user, request, response);
            }
            SentForm.goTo(response, request.getContextPath() + "/account");
        } catch (RejectedException e) {
            show(request, response, UNPROCESSABLE, e.words());
        }
    }

    /** All sessions end with the old password; this browser gets a new one. */
    private void changePassword(SentForm form, User user, HttpServletRequest request, HttpServletResponse response)
            throws IOException, RejectedException {
        if (user.isOfProvider()) {
            throw new RejectedException(pages.texts().get("account.provider"));
        }
        SignIn.Result old = signIn.attempt(user.name(), form.text("old"), request.getRemoteAddr());
        switch (old.outcome()) {
            case SIGNED_IN -> {
                // Checked below.
            }
            case WRONG -> throw new RejectedException(pages.texts().get("account.wrong"));
            case TOO_MANY ->
                throw new RejectedException(pages.texts()
                        .get("login.tooMany", String.valueOf(old.retryAfter().toSeconds() + 1)));
            case BUSY -> throw NewPassword.busy();
        }
        String hash = NewPassword.hash(form, "new", user.name(), passwords);
        accounts.change(register -> register.user(user.name())
                .map(newest -> register.with(newest.withPassword(hash, clock.instant())))
                .orElse(register));
        LoginPage.begin(request, response, user(request), sessions);
    }
}
