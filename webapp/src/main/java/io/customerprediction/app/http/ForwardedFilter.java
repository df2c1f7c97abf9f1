package io.customerprediction.app.http;

import io.customerprediction.app.settings.AddressRanges;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Shows the application each request as its client sees it, with what trusted proxies say; see {@link Forwarded}. The
 * context path becomes the path that the client sees the application under, so that every link, form, cookie and type of a
 * problem stays below it.
 */
public final class ForwardedFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final String HOST = ForwardedFilter.class.getName() + ".host";

    private final transient AddressRanges trustedProxies;
    private final String basePath;

    /**
     * @param trustedProxies whose headers are believed
     * @param basePath that clients see the application under where no trusted proxy says another; empty for the container's
     *     own
     */
    public ForwardedFilter(AddressRanges trustedProxies, String basePath) {
        this.trustedProxies = trustedProxies;
        this.basePath = basePath;
    }

    /** The server's name as the client wrote it, with the port; empty if the client sent none. */
    public static String host(HttpServletRequest request) {
        return request.getAttribute(HOST) instanceof String host ? host : "";
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Forwarded forwarded = Forwarded.of(request, trustedProxies);
        request.setAttribute(HOST, forwarded.host());
        String path = forwarded.prefix().isEmpty() ? basePath : forwarded.prefix();
        chain.doFilter(
                new AsSeenByClient(request, forwarded, path.isEmpty() ? request.getContextPath() : path), response);
    }

    /** The scheme, the client's address and the path in place of those of the proxy's connection. */
    private static final class AsSeenByClient extends HttpServletRequestWrapper {
        private final Forwarded forwarded;
        private final String contextPath;

        AsSeenByClient(HttpServletRequest request, Forwarded forwarded, String contextPath) {
            super(request);
            this.forwarded = forwarded;
            this.contextPath = contextPath;
        }

        @Override
        public String getContextPath() {
            return contextPath;
        }

        @Override
        public @Nullable String getRequestURI() {
            String own = super.getContextPath();
            @Nullable String uri = super.getRequestURI();
            // some methods, such as CONNECT, have no path
            return uri != null && uri.startsWith(own) ? contextPath + uri.substring(own.length()) : uri;
        }

        @Override
        public String getScheme() {
            return forwarded.scheme();
        }

        @Override
        public boolean isSecure() {
            return forwarded.isSecure();
        }

        @Override
        public String getRemoteAddr() {
            return forwarded.client();
        }
    }
}
