package io.customerprediction.app.security.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page that somebody wanted to see before they signed in. It is kept in a cookie, as addresses may contain a customer's
 * id, which must not get into the log of the sign-in page.
 */
public final class ReturnAddress {
    private static final String NAME = "return-to";
    private static final int LONGEST = 1_000;
    private static final int SECONDS = 600;

    /** A path of this server: never one that a browser takes for another host. */
    private static final Pattern LOCAL = Pattern.compile("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?");

    private ReturnAddress() {}

    /** Remembers the page of a request, without the path that the application is below. */
    static void remember(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String address = path + query;
        if (request.getMethod().equals("GET")
                && address.length() <= LONGEST
                && LOCAL.matcher(address).matches()) {
            String encoded =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(address.getBytes(StandardCharsets.UTF_8));
            response.addCookie(cookie(request, encoded, SECONDS));
        }
    }

    /** The address to go to, with the path that the application is below; forgotten with this answer. */
    public static String take(HttpServletRequest request, HttpServletResponse response) {
        Cookie @Nullable [] cookies = request.getCookies();
        String address = Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(cookie -> decoded(cookie.getValue()))
                .filter(text -> LOCAL.matcher(text).matches())
                .findFirst()
                .orElse("/");
        response.addCookie(cookie(request, "", 0));
        return request.getContextPath() + address;
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Cookie cookie(HttpServletRequest request, String value, int seconds) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setPath(request.getContextPath() + "/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(seconds);
        return cookie;
    }
}
