package io.customerprediction.app.security.web;

import io.customerprediction.app.security.Principal;
import io.customerprediction.app.security.sessions.Session;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who sent a request, for handlers behind the {@link SecurityFilter}. */
public final class Caller {
    private static final String ATTRIBUTE = Principal.class.getName();
    private static final String SESSION = Session.class.getName();

    private Caller() {}

    static void set(HttpServletRequest request, Principal principal) {
        request.setAttribute(ATTRIBUTE, principal);
    }

    static void set(HttpServletRequest request, Session session) {
        request.setAttribute(SESSION, session);
    }

    /** The session that the request belongs to, if there is one. */
    public static Optional<Session> session(HttpServletRequest request) {
        return request.getAttribute(SESSION) instanceof Session session ? Optional.of(session) : Optional.empty();
    }

    /** Who sent the request; anonymous where that is not known. */
    public static Principal of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Principal principal ? principal : Principal.ANONYMOUS;
    }
}
