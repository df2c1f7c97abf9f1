package io.customerprediction.app.server;

import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.pages.access.AccessPage;
import io.customerprediction.app.pages.access.AccountPage;
import io.customerprediction.app.pages.access.AuditPage;
import io.customerprediction.app.pages.access.FirstAdminPage;
import io.customerprediction.app.pages.access.LoginPage;
import io.customerprediction.app.pages.access.OpenIdPage;
import io.customerprediction.app.security.Access;
import io.customerprediction.app.security.Role;
import io.customerprediction.app.security.accounts.Accounts;
import io.customerprediction.app.security.accounts.Passwords;
import io.customerprediction.app.security.audit.Audit;
import io.customerprediction.app.security.openid.Members;
import io.customerprediction.app.security.openid.OpenIdLogin;
import io.customerprediction.app.security.sessions.Sessions;
import io.customerprediction.app.security.sessions.SignIn;
import io.customerprediction.app.security.web.AuditTrail;
import io.customerprediction.app.security.web.Route;
import io.customerprediction.app.security.web.Routes;
import io.customerprediction.app.security.web.SecurityFilter;
import io.customerprediction.app.settings.AccessSettings;
import io.customerprediction.app.settings.OpenIdSettings;
import io.customerprediction.app.settings.RequestSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The wiring of users, keys and sessions. */
final class Protection implements AutoCloseable {
    private final AccessSettings settings;
    private final Clock clock;
    private final Accounts accounts;
    private final Passwords passwords = new Passwords();
    private final Sessions sessions;
    private final Audit audit;
    private final AuditTrail trail;

    Protection(AccessSettings settings, StoreConnection store, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.audit = new Audit(store, Duration.ofDays(settings.auditDays()), clock);
        this.accounts = Accounts.open(settings.folder(), clock, audit::add);
        this.trail = new AuditTrail(audit, clock);
        this.sessions = new Sessions(
                accounts, store, new Sessions.Limits(settings.sessionIdle(), settings.sessionLongest()), clock);
    }

    SecurityFilter filter(Routes routes, RequestSettings requests) {
        return new SecurityFilter(routes, accounts, sessions, settings, requests, trail);
    }

    /** Notes what requests do. */
    AuditTrail trail() {
        return trail;
    }

    List<Route> routes(Pages pages) {
        SignIn signIn = new SignIn(accounts, passwords, clock);
        LoginPage login = new LoginPage(pages, accounts, signIn, sessions, settings.openId());
        FirstAdminPage first = new FirstAdminPage(pages, accounts, passwords, sessions, clock);
        AccountPage account = new AccountPage(pages, accounts, passwords, signIn, sessions, clock);
        AccessPage access = new AccessPage(pages, accounts, passwords, sessions, clock);
        AuditPage entries = new AuditPage(pages, audit);
        List<Route> routes = new ArrayList<>(List.of(
                Route.page("/login", Access.OPEN, login::show),
                trail.every("login", Route.form("/login", Access.OPEN, login::signIn)),
                trail.every("logout", Route.form("/logout", Access.SIGNED_IN, login::signOut)),
                Route.page("/first-admin", Access.OPEN, first::show),
                trail.every("first-admin", Route.form("/first-admin", Access.OPEN, first::make)),
                Route.page("/account", Access.SIGNED_IN, account::show),
                trail.every("account", Route.form("/account", Access.SIGNED_IN, account::change)),
                Route.page("/access", Access.ADMIN, access::show),
                trail.every("access", Route.form("/access", Access.ADMIN, access::change)),
                Route.page("/audit", Access.ADMIN, entries::show),
                trail.every("export", Route.page("/audit.csv", Access.ADMIN, entries::export))));
        if (settings.openId().isPresent()) {
            routes.addAll(openId(settings.openId().get(), login));
        }
        return routes;
    }

    private List<Route> openId(OpenIdSettings provider, LoginPage login) {
        OpenIdPage page = new OpenIdPage(new OpenIdLogin(provider), new Members(accounts, clock), sessions, login);
        return List.of(
                Route.page(OpenIdPage.BEGIN, Access.OPEN, page::begin),
                trail.every("login by OpenID", Route.page(OpenIdPage.BACK, Access.OPEN, page::finish)),
                Route.page(OpenIdPage.SIGN_OUT, Access.OPEN, page::signOut));
    }

    /** A key by which this process itself may read and predict until it ends. */
    String ownKey() {
        return accounts.temporaryKey(Role.VIEWER);
    }

    @Override
    public void close() {
        accounts.close();
    }
}
