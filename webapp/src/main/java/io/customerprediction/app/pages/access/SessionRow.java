package io.customerprediction.app.pages.access;

import io.customerprediction.app.security.sessions.Session;
import io.customerprediction.app.security.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * A session as pages list it.
 *
 * @param own whether it is the one of this request
 */
public record SessionRow(
        String id, String user, String began, String lastSeen, String address, String browser, boolean own) {
    static List<SessionRow> all(List<Session> sessions, HttpServletRequest request) {
        String own = Caller.session(request).map(Session::id).orElse("");
        return sessions.stream()
                .map(session -> new SessionRow(
                        session.id(),
                        session.user(),
                        Times.minutes(session.began()),
                        Times.minutes(session.lastSeen()),
                        session.address(),
                        session.browser(),
                        session.id().equals(own)))
                .toList();
    }
}
