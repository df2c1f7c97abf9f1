package io.customerprediction.app.security.web;

import io.customerprediction.app.http.Handler;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.RequestId;
import io.customerprediction.app.security.Principal;
import io.customerprediction.app.security.audit.Audit;
import io.customerprediction.app.store.access.AuditEntry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Notes for the audit what requests did. A handler may say more than its route does. */
public final class AuditTrail {
    private static final String ACTION = AuditTrail.class.getName() + ".action";
    private static final String WHO = AuditTrail.class.getName() + ".who";
    private static final int INTERNAL_ERROR = 500;
    private static final int REFUSED = 400;
    private static final int LONGEST = 200;

    private final Audit audit;
    private final Clock clock;

    /** @param clock gives the time of entries */
    public AuditTrail(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Says what a request does, with the user or key that it is about, in place of what its route says. */
    public static void action(HttpServletRequest request, String action) {
        request.setAttribute(ACTION, action);
    }

    /** Says who somebody is who is not signed in yet. */
    public static void who(HttpServletRequest request, String user) {
        request.setAttribute(WHO, user);
    }

    /** The same route, of which every request is noted. */
    public Route every(String action, Route route) {
        return some(action, request -> true, route);
    }

    /** The same route, of which some requests are noted. */
    public Route some(String action, Predicate<HttpServletRequest> which, Route route) {
        Handler handler = route.handler();
        Handler noted = (request, response) -> {
            if (which.test(request)) {
                handle(action, route, handler, request, response);
            } else {
                handler.handle(request, response);
            }
        };
        return new Route(route.method(), route.path(), route.access(), route.client(), noted);
    }

    private void handle(
            String action, Route route, Handler handler, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        int status = INTERNAL_ERROR;
        try {
            handler.handle(request, response);
            status = response.getStatus();
        } catch (Problem problem) {
            status = problem.kind().status();
            throw problem;
        } finally {
            audit.add(entry(action, route, status, request));
        }
    }

    /** Notes a request that did not reach its route; null if the address has none. */
    void refused(String action, @Nullable Route route, Problem problem, HttpServletRequest request) {
        audit.add(entry(action, route, problem.kind().status(), request));
    }

    private AuditEntry entry(String action, @Nullable Route route, int status, HttpServletRequest request) {
        Principal principal = Caller.of(request);
        boolean known = principal.kind() == Principal.Kind.USER || principal.kind() == Principal.Kind.KEY;
        return new AuditEntry(
                0,
                clock.instant(),
                principal.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                known ? principal.name() : attribute(request, WHO, ""),
                shortened(attribute(request, ACTION, action)),
                route == null ? "" : route.method() + " " + (route.path().isEmpty() ? "/" : route.path()),
                status < REFUSED ? "done" : "refused",
                status,
                Objects.requireNonNullElse(request.getRemoteAddr(), ""),
                RequestId.of(request));
    }

    private static String attribute(HttpServletRequest request, String name, String otherwise) {
        @Nullable Object value = request.getAttribute(name);
        return value instanceof String text ? text : otherwise;
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(LONGEST, text.length()));
    }
}
