package io.customerprediction.app.metrics;

import io.customerprediction.app.http.AnsweredRequest;
import io.customerprediction.app.http.ProblemFilter;
import io.customerprediction.app.http.RequestId;
import io.customerprediction.app.logs.AccessLog;
import io.customerprediction.app.security.Principal;
import io.customerprediction.app.security.web.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.MDC;

/**
 * Counts, times and logs every request; it is around everything else, so that it sees the status that the client gets.
 * While a request is being answered, lines of the server's log carry its id.
 */
public final class RequestMetrics extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");
    private static final String OTHER = "other";
    private static final String DEFAULT_SERVLET = "/";

    private final transient Metrics metrics;
    private final transient Optional<AccessLog> log;

    /**
     * @param metrics to be filled
     * @param log to be filled; empty if there is none
     */
    public RequestMetrics(Metrics metrics, Optional<AccessLog> log) {
        this.metrics = metrics;
        this.log = log;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long start = System.nanoTime();
        int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        MDC.put(RequestId.LOG_KEY, RequestId.of(request));
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            AnsweredRequest answered = answered(request, status, System.nanoTime() - start);
            metrics.answered(answered);
            log.ifPresent(file -> file.write(answered));
            MDC.remove(RequestId.LOG_KEY);
        }
    }

    private static AnsweredRequest answered(HttpServletRequest request, int status, long nanos) {
        Principal principal = Caller.of(request);
        return new AnsweredRequest(
                method(request),
                route(request),
                status,
                nanos,
                ProblemFilter.bytes(request),
                principal.role() == null ? "none" : principal.role().key(),
                principal.label(),
                RequestId.of(request));
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
}
