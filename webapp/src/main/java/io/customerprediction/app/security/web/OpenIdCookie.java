package io.customerprediction.app.security.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Binds a login with an OpenID provider to the browser that began it, for ten minutes. It comes back with the link that leads
 * from the provider's page to ours, but with nothing else that other sites send.
 */
public final class OpenIdCookie {
    private static final String NAME = "openid";
    private static final int SECONDS = 600;

    private OpenIdCookie() {}

    /** Gives a browser what it must come back with. */
    public static void set(HttpServletRequest request, HttpServletResponse response, String value) {
        response.addCookie(cookie(request, value, SECONDS));
    }

    /** What the browser came back with, which it can do once; empty if it has nothing. */
    public static String take(HttpServletRequest request, HttpServletResponse response) {
        String name = SessionCookie.bound(request, NAME);
        Cookie @Nullable [] cookies = request.getCookies();
        response.addCookie(cookie(request, "", 0));
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst()
                .orElse("");
    }

    private static Cookie cookie(HttpServletRequest request, String value, int seconds) {
        Cookie cookie = new Cookie(SessionCookie.bound(request, NAME), value);
        cookie.setPath(request.getContextPath() + "/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(seconds);
        return cookie;
    }
}
