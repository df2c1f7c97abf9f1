package io.customerprediction.app.metrics;

import io.customerprediction.app.security.Principal;
import io.customerprediction.app.security.web.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** Counts and times every request; it is around everything else, so that it sees the status that the client gets. */
public final class RequestMetrics extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");
    private static final String OTHER = "other";
    private static final String DEFAULT_SERVLET = "/";

    private final transient Metrics metrics;

    /** @param metrics to be filled */
    public RequestMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long start = System.nanoTime();
        int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            metrics.answered(route(request), method(request), role(request), status, System.nanoTime() - start);
        }
    }

    /** The template of the address, so that made-up addresses do not add labels. */
    private static String route(HttpServletRequest request) {
        String pattern = request.getHttpServletMapping().getPattern();
        if (pattern.isEmpty()) {
            return DEFAULT_SERVLET;
        }
        return pattern.equals(DEFAULT_SERVLET) || pattern.startsWith("*") ? OTHER : pattern;
    }

    private static String method(HttpServletRequest request) {
        return METHODS.contains(request.getMethod()) ? request.getMethod() : OTHER;
    }

    private static String role(HttpServletRequest request) {
        Principal principal = Caller.of(request);
        return principal.role() == null ? "none" : principal.role().key();
    }
}
