package io.customerprediction.app.pages.access;

import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.pages.SentForm;
import io.customerprediction.app.security.Role;
import io.customerprediction.app.security.accounts.Accounts;
import io.customerprediction.app.security.accounts.Invitation;
import io.customerprediction.app.security.accounts.Passwords;
import io.customerprediction.app.security.accounts.Register;
import io.customerprediction.app.security.accounts.User;
import io.customerprediction.app.security.sessions.Sessions;
import io.customerprediction.app.security.web.AuditTrail;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes the first administrator, once, for the holder of the code of the link that a command has written to a file. */
public final class FirstAdminPage {
    private static final int UNPROCESSABLE = 422;

    private final Pages pages;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Clock clock;

    public FirstAdminPage(Pages pages, Accounts accounts, Passwords passwords, Sessions sessions, Clock clock) {
        this.pages = pages;
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param code of the link
     * @param name that was typed
     * @param problem what is wrong; null if nothing is
     */
    public record View(String code, String name, @Nullable String problem) {}

    /** Shows the form. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String code = request.getParameter("code") == null ? "" : request.getParameter("code");
        requireInvitation(accounts.register(), code);
        pages.show(request, response, HttpServletResponse.SC_OK, "first-admin", new View(code, "", null));
    }

    private void requireInvitation(Register register, String code) {
        @Nullable Invitation invitation = register.invitation();
        if (invitation == null || register.hasAdministrator() || !invitation.accepts(code, clock.instant())) {
            throw Problem.of(
                    Kind.NOT_FOUND,
                    "The link was used, has ended or was replaced. The command user first-link makes another one.");
        }
    }

    /** Makes the administrator and signs them in. */
    public void make(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SentForm form = SentForm.of(request, pages.texts());
        String code = form.text("code");
        requireInvitation(accounts.register(), code);
        String name = form.text("name").strip();
        try {
            User user = user(form, name);
            accounts.change(register -> {
                requireInvitation(register, code);
                return register.with(user).invitedBy(null);
            });
            accounts.deleteLink();
            AuditTrail.who(request, name);
            LoginPage.begin(request, response, user, sessions);
            SentForm.goTo(response, request.getContextPath() + "/");
        } catch (RejectedException e) {
            pages.show(request, response, UNPROCESSABLE, "first-admin", new View(code, name, e.words()));
        }
    }

    private User user(SentForm form, String name) throws RejectedException {
        Instant now = clock.instant();
        try {
            User.requireName(name);
        } catch (IllegalArgumentException e) {
            throw new RejectedException(e.getMessage() + ".");
        }
        return new User(name, Role.ADMIN, NewPassword.hash(form, "password", name, passwords), false, now);
    }
}
