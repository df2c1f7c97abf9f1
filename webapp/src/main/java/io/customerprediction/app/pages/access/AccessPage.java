package io.customerprediction.app.pages.access;

import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.pages.SentForm;
import io.customerprediction.app.security.Principal;
import io.customerprediction.app.security.Role;
import io.customerprediction.app.security.accounts.Accounts;
import io.customerprediction.app.security.accounts.Keys;
import io.customerprediction.app.security.accounts.Passwords;
import io.customerprediction.app.security.accounts.Register;
import io.customerprediction.app.security.accounts.User;
import io.customerprediction.app.security.sessions.Sessions;
import io.customerprediction.app.security.web.AuditTrail;
import io.customerprediction.app.security.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Users, keys and sessions, for administrators. */
public final class AccessPage {
    private static final int UNPROCESSABLE = 422;
    private static final int MOST_DAYS = 3_650;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._@+-]{1,64}");

    private final Pages pages;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Clock clock;

    public AccessPage(Pages pages, Accounts accounts, Passwords passwords, Sessions sessions, Clock clock) {
        this.pages = pages;
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Shows the page. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, HttpServletResponse.SC_OK, null, null);
    }

    private void show(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            @Nullable String problem,
            @Nullable String newKey)
            throws IOException {
        AccessView view = AccessView.of(
                accounts.register(),
                accounts.keyUses(),
                SessionRow.all(sessions.all(), request),
                clock.instant(),
                problem,
                newKey);
        pages.show(request, response, status, "access", view);
    }

    /** Carries a form of the page out. */
    public void change(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SentForm form = SentForm.of(request, pages.texts());
        AuditTrail.action(request, action(form));
        try {
            if (form.text("do").equals("add-key")) {
                show(request, response, HttpServletResponse.SC_OK, null, addKey(form));
            } else {
                change(form, Caller.of(request));
                SentForm.goTo(response, request.getContextPath() + "/access");
            }
        } catch (RejectedException e) {
            show(request, response, UNPROCESSABLE, e.words(), null);
        }
    }

    /** What the form does and to whom; what is no word of ours is left out. */
    private static String action(SentForm form) {
        StringBuilder action = new StringBuilder();
        for (String field : List.of("do", "name", "role", "id")) {
            String text = form.text(field).strip();
            if (WORD.matcher(text).matches()) {
                action.append(action.isEmpty() ? "" : " ").append(text);
            }
        }
        return action.toString();
    }

    private void change(SentForm form, Principal admin) throws IOException, RejectedException {
        String name = form.text("name").strip();
        Instant now = clock.instant();
        switch (form.text("do")) {
            case "add-user" -> addUser(form, name, now);
            case "disable-user" -> {
                requireOther(name, admin);
                changeUser(name, user -> user.disabled(now));
            }
            case "change-role" -> {
                requireOther(name, admin);
                Role role = role(form);
                requirePassword(name);
                changeUser(name, user -> user.withRole(role, now));
            }
            case "enable-user" -> {
                if (accounts.user(name).filter(User::isOfProvider).isEmpty()) {
                    throw new RejectedException(pages.texts().get("access.enable.reset"));
                }
                changeUser(name, user -> user.enabled(now));
            }
            case "reset-user" -> {
                requirePassword(name);
                String hash = NewPassword.hash(form, "password", name, passwords);
                changeUser(name, user -> user.withPassword(hash, now));
            }
            case "revoke-key" -> accounts.change(register -> register.withoutKey(form.text("id")));
            case "end-session" -> sessions.endListed(form.text("id"), session -> true);
            default -> throw new RejectedException(pages.texts().get("access.unknown"));
        }
    }

    /** An administrator who could lock themselves out would sooner or later leave none. */
    private void requireOther(String name, Principal admin) throws RejectedException {
        if (admin.kind() == Principal.Kind.USER && name.equalsIgnoreCase(admin.name())) {
            throw new RejectedException(pages.texts().get("access.self"));
        }
    }

    /** The provider decides on the role of its users, and has their passwords. */
    private void requirePassword(String name) throws RejectedException {
        if (accounts.user(name).filter(User::isOfProvider).isPresent()) {
            throw new RejectedException(pages.texts().get("access.provider"));
        }
    }

    private void addUser(SentForm form, String name, Instant now) throws IOException, RejectedException {
        Role role = role(form);
        User user;
        try {
            User.requireName(name);
            user = new User(name, role, NewPassword.hash(form, "password", name, passwords), false, now);
        } catch (IllegalArgumentException e) {
            throw new RejectedException(e.getMessage() + ".");
        }
        boolean[] added = {false};
        accounts.change(register -> {
            added[0] = register.user(name).isEmpty();
            return added[0] ? register.with(user) : register;
        });
        if (!added[0]) {
            throw new RejectedException(pages.texts().get("access.taken", name));
        }
    }

    private void changeUser(String name, UnaryOperator<User> change) throws IOException, RejectedException {
        Register before = accounts.register();
        if (before.user(name).isEmpty()) {
            throw new RejectedException(pages.texts().get("access.noUser"));
        }
        accounts.change(register -> register.user(name)
                .map(user -> register.with(change.apply(user)))
                .orElse(register));
    }

    private String addKey(SentForm form) throws IOException, RejectedException {
        Instant now = clock.instant();
        Keys.NewKey made;
        try {
            made = Keys.make(
                    form.text("name").strip(),
                    role(form),
                    now,
                    expires(form.text("days").strip(), now),
                    form.text("addresses").strip());
        } catch (IllegalArgumentException e) {
            throw new RejectedException(e.getMessage() + ".");
        }
        accounts.change(register -> register.with(made.key()));
        return made.text();
    }

    private @Nullable Instant expires(String days, Instant now) throws RejectedException {
        if (days.isEmpty()) {
            return null;
        }
        if (!days.matches("[0-9]{1,4}") || Integer.parseInt(days) < 1 || Integer.parseInt(days) > MOST_DAYS) {
            throw new RejectedException(pages.texts().get("access.days", String.valueOf(MOST_DAYS)));
        }
        return now.plus(Duration.ofDays(Integer.parseInt(days)));
    }

    private Role role(SentForm form) throws RejectedException {
        return Role.of(form.text("role"))
                .orElseThrow(() -> new RejectedException(pages.texts().get("access.role")));
    }
}
