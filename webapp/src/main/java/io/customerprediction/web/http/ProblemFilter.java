package io.customerprediction.web.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerprediction.web.http.Problem.Kind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where exceptions become answers, around everything: a {@link Problem} is written as it is; anything else
 * is our own failure, whose cause goes to the log under an id and never to the client.
 */
public final class ProblemFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final long DRAINED_BYTES = 65_536;
    private static final Logger LOG = LoggerFactory.getLogger(ProblemFilter.class);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SecurityHeaders.add(response);
        try {
            chain.doFilter(request, response);
        } catch (Problem problem) {
            write(problem, request.getRequestURI(), request, response);
        } catch (RuntimeException | ServletException e) {
            if (response.isCommitted()) {
                throw e;
            }
            String id = "urn:uuid:" + UUID.randomUUID();
            LOG.error("{} {} failed ({})", request.getMethod(), request.getServletPath(), id, e);
            write(
                    Problem.of(Kind.INTERNAL_ERROR, "The server's log has the cause under this instance."),
                    id,
                    request,
                    response);
        }
    }

    private static void write(
            Problem problem, String instance, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        drain(request);
        response.resetBuffer();
        response.setStatus(problem.kind().status());
        response.setContentType("application/problem+json");
        problem.headers().forEach(response::setHeader);
        try (JsonGenerator json = Json.writer(response)) {
            ProblemJson.write(json, problem, request.getContextPath(), instance);
        }
    }

    /** A body that nobody read would cost the client its connection; a long one may. */
    private static void drain(HttpServletRequest request) {
        if (request.getContentLengthLong() > 0 && request.getContentLengthLong() <= DRAINED_BYTES) {
            try {
                request.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException | RuntimeException e) {
                // The client has its problem already.
            }
        }
    }
}
