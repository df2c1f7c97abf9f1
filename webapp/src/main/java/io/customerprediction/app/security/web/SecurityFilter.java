package io.customerprediction.app.security.web;

import io.customerprediction.app.http.CrossOrigin;
import io.customerprediction.app.http.ForwardedFilter;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.security.Access;
import io.customerprediction.app.security.Principal;
import io.customerprediction.app.security.accounts.Accounts;
import io.customerprediction.app.security.sessions.Sessions;
import io.customerprediction.app.security.sessions.Sessions.SignedIn;
import io.customerprediction.app.settings.AccessSettings;
import io.customerprediction.app.settings.AccessSettings.Login;
import io.customerprediction.app.settings.RequestSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request through to its handler if its sender may use the route. The container's own match of the address
 * decides which route that is, so that no two readings of an address can differ.
 */
public final class SecurityFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String BEARER = "Bearer ";

    private final transient Routes routes;
    private final transient Accounts accounts;
    private final transient Sessions sessions;
    private final transient AccessSettings settings;
    private final transient HostName names;
    private final transient Set<String> origins;
    private final transient RequestRates rates;
    private final transient Refusals refusals;

    /**
     * @param routes that are protected
     * @param requests what requests are held to
     * @param trail gets what is refused
     */
    public SecurityFilter(
            Routes routes,
            Accounts accounts,
            Sessions sessions,
            AccessSettings settings,
            RequestSettings requests,
            AuditTrail trail) {
        this.routes = routes;
        this.accounts = accounts;
        this.sessions = sessions;
        this.settings = settings;
        this.names = new HostName(settings.hosts());
        this.origins = requests.origins();
        this.rates = new RequestRates(requests);
        this.refusals = new Refusals(trail);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getHttpServletMapping().getPattern();
        @Nullable Route route = routes.find(path, request.getMethod());
        boolean mayPass;
        try {
            mayPass = isAnswered(path, route, request, response);
        } catch (Problem problem) {
            refusals.note(problem, route, request);
            throw problem;
        }
        if (mayPass) {
            chain.doFilter(request, response);
        }
    }

    /** Whether the request's handler is to answer; if not, it is answered here. */
    private boolean isAnswered(
            String path, @Nullable Route route, HttpServletRequest request, HttpServletResponse response) {
        Access access = route == null ? Access.OPEN : route.access();
        if (access != Access.OPEN || route == null) {
            requireUsers(request);
        }
        @Nullable String otherOrigin = otherOrigin(path, request);
        requireOwnName(request, otherOrigin != null);
        if (otherOrigin != null) {
            CrossOrigin.allow(request, response, otherOrigin);
            if (request.getMethod().equals("OPTIONS")) {
                CrossOrigin.answerQuestion(response, asked(request));
                return false;
            }
        }
        Principal principal = principal(request, otherOrigin != null);
        Caller.set(request, principal);
        rates.count(request, principal);
        if (access.allows(principal)) {
            return true;
        }
        refuse(route, principal, request, response);
        return false;
    }

    /** The listed origin whose page sends a request to the API, or asks whether it may; null for any other request. */
    private @Nullable String otherOrigin(String path, HttpServletRequest request) {
        @Nullable String origin = request.getHeader("Origin");
        if (origin == null || !origins.contains(origin.toLowerCase(Locale.ROOT))) {
            return null;
        }
        @Nullable Route wanted = routes.find(path, asked(request));
        return wanted != null && wanted.client() == Route.Client.PROGRAM ? origin : null;
    }

    /** The method of a request, or the one that it asks for. */
    private static String asked(HttpServletRequest request) {
        @Nullable String asked = request.getHeader("Access-Control-Request-Method");
        return request.getMethod().equals("OPTIONS") && asked != null ? asked : request.getMethod();
    }

    /** Until there are users only requests of this machine are answered. */
    private void requireUsers(HttpServletRequest request) {
        if (isWithoutUsers() && !ThisMachine.sent(request)) {
            throw Problem.of(
                    Kind.NO_USERS,
                    "Only programs and browsers of the server's own machine are answered, at localhost and not through a"
                            + " proxy. To let others in, run there: user add NAME --role admin");
        }
    }

    private boolean isWithoutUsers() {
        return settings.login() == Login.AUTO && settings.openId().isEmpty() && accounts.isEmpty();
    }

    private void requireOwnName(HttpServletRequest request, boolean isListedOrigin) {
        @Nullable String direct = request.getHeader("Host");
        String host = ForwardedFilter.host(request);
        // A page can add X-Forwarded-Host to what it sends, but cannot change Host.
        boolean ownName = direct == null || names.isAllowed(direct);
        if (!ownName || (!host.equals(direct) && !host.isEmpty() && !names.isAllowed(host))) {
            throw Problem.of(
                    Kind.OTHER_HOST,
                    "Use the server's own name. If this is it, add it to the setting hosts and start the server again.");
        }
        if (!isListedOrigin && OtherSite.sent(request, host)) {
            throw Problem.of(
                    Kind.OTHER_SITE,
                    "Pages of other sites may neither send anything to this server nor load its data.");
        }
    }

    /** A page of another origin is known by its key alone. */
    private Principal principal(HttpServletRequest request, boolean isOtherOrigin) {
        @Nullable String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            String key = authorization.substring(BEARER.length()).strip();
            return accounts.byKey(key, request.getRemoteAddr()).orElseGet(this::withoutLogin);
        }
        if (isOtherOrigin) {
            return settings.login() == Login.OPEN ? Principal.ANYBODY : Principal.ANONYMOUS;
        }
        Optional<SignedIn> signedIn = SessionCookie.token(request).flatMap(sessions::find);
        signedIn.ifPresent(present -> Caller.set(request, present.session()));
        return signedIn.map(present ->
                        Principal.user(present.user().name(), present.user().role()))
                .orElseGet(this::withoutLogin);
    }

    private Principal withoutLogin() {
        if (settings.login() == Login.OPEN) {
            return Principal.ANYBODY;
        }
        return isWithoutUsers() ? Principal.THIS_MACHINE : Principal.ANONYMOUS;
    }

    private void refuse(
            @Nullable Route route, Principal principal, HttpServletRequest request, HttpServletResponse response) {
        if (accounts.fault().isPresent()) {
            throw Problem.of(
                            Kind.NO_ACCOUNTS,
                            "Every login and key is refused until they can be read again; the server's log says why.")
                    .with("Retry-After", "5");
        }
        if (principal.role() != null) {
            throw Problem.of(
                    Kind.NOT_ALLOWED,
                    "It needs the role " + (route == null ? "" : route.access().key()) + "; yours is "
                            + principal.role().key() + ".");
        }
        if (route != null && route.client() == Route.Client.BROWSER && !isProgram(request)) {
            ReturnAddress.remember(request, response);
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", request.getContextPath() + "/login");
            return;
        }
        throw Problem.of(
                        Kind.NOT_SIGNED_IN,
                        "Send a valid key in the header Authorization: Bearer KEY. An administrator makes one with: key add"
                                + " NAME --role ROLE")
                .with("WWW-Authenticate", "Bearer");
    }

    /** A script of a page, or a client with a key that is not valid. */
    private static boolean isProgram(HttpServletRequest request) {
        @Nullable String accept = request.getHeader("Accept");
        return request.getHeader("Authorization") != null
                || (accept != null && accept.contains("json") && !accept.contains("text/html"));
    }
}
