package io.customerprediction.app.security.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a page of another site sent a request, by what browsers say in {@code Sec-Fetch-Site} and {@code Origin}. Other
 * programs send neither.
 */
final class OtherSite {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private OtherSite() {}

    /**
     * Other sites may link to pages; they may neither send anything, nor load pages into their own.
     *
     * @param host by which the client called the server
     */
    static boolean sent(HttpServletRequest request, @Nullable String host) {
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
        if (READING.contains(request.getMethod())) {
            return foreign && !isNavigation(request);
        }
        if (site != null) {
            return foreign; // with some referrer policies the origin of the server's own forms is "null"
        }
        @Nullable String origin = request.getHeader("Origin");
        return origin != null && !isOf(origin, host);
    }

    private static boolean isNavigation(HttpServletRequest request) {
        @Nullable String destination = request.getHeader("Sec-Fetch-Dest");
        return "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && (destination == null || destination.equals("document"));
    }

    /** Without the port, which a proxy may leave out of {@code Host}. */
    private static boolean isOf(String origin, @Nullable String host) {
        try {
            @Nullable String name = new URI(origin).getHost();
            return name != null && host != null && HostName.withoutPort(name).equals(HostName.withoutPort(host));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
