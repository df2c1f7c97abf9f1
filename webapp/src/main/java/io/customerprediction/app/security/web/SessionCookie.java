package io.customerprediction.app.security.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that holds the token of a session. Scripts cannot read it; other sites can cause it to be sent only with links
 * to pages. Over TLS its name makes the browser accept it from this server alone.
 */
public final class SessionCookie {
    private static final String NAME = "session";

    private SessionCookie() {}

    /** The token that came with a request. */
    public static Optional<String> token(HttpServletRequest request) {
        if (request.getHeader("Cookie") == null) {
            return Optional.empty();
        }
        String name = name(request);
        Cookie @Nullable [] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** Gives a browser a token, in place of the one it had. */
    public static void set(HttpServletRequest request, HttpServletResponse response, String token) {
        response.addCookie(cookie(request, token));
    }

    /** Takes the token from a browser. */
    public static void clear(HttpServletRequest request, HttpServletResponse response) {
        Cookie none = cookie(request, "");
        none.setMaxAge(0);
        response.addCookie(none);
    }

    private static Cookie cookie(HttpServletRequest request, String token) {
        Cookie cookie = new Cookie(name(request), token);
        cookie.setPath(request.getContextPath() + "/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    private static String name(HttpServletRequest request) {
        return bound(request, NAME);
    }

    /** A cookie's name by which browsers accept it over TLS from this server alone. */
    static String bound(HttpServletRequest request, String name) {
        if (!request.isSecure()) {
            return name;
        }
        return (request.getContextPath().isEmpty() ? "__Host-" : "__Secure-") + name;
    }
}
