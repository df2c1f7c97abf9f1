package io.customerprediction.app.http;

import io.customerprediction.app.settings.AddressRanges;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows the application each request as its client sees it, with what trusted proxies say; see {@link Forwarded}. */
public final class ForwardedFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient AddressRanges trustedProxies;

    /** @param trustedProxies whose headers are believed */
    public ForwardedFilter(AddressRanges trustedProxies) {
        this.trustedProxies = trustedProxies;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(new AsSeenByClient(request, Forwarded.of(request, trustedProxies)), response);
    }

    /** The scheme and the address of the client in place of those of the proxy's connection. */
    private static final class AsSeenByClient extends HttpServletRequestWrapper {
        private final Forwarded forwarded;

        AsSeenByClient(HttpServletRequest request, Forwarded forwarded) {
            super(request);
            this.forwarded = forwarded;
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
