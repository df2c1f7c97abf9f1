package io.customerprediction.app.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerprediction.app.http.Problem.Kind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where exceptions become answers, around everything: a {@link Problem} is written as it is; anything else
 * is our own failure, whose cause goes to the log under an id and never to the client. A browser that opens an address gets
 * a page, every other client a problem document.
 */
public final class ProblemFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final long DRAINED_BYTES = 65_536;
    private static final int DRAIN_BUFFER = 8_192;
    private static final Logger LOG = LoggerFactory.getLogger(ProblemFilter.class);

    private final transient Page page;

    /** Shows a problem to somebody who sits before a browser. */
    @FunctionalInterface
    public interface Page {
        /** Answers with the problem's status and a page about it. */
        void show(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException;
    }

    /** @param page for those who ask for HTML */
    public ProblemFilter(Page page) {
        this.page = page;
    }

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

    private void write(Problem problem, String instance, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        drain(request);
        response.resetBuffer();
        problem.addHeaders(response);
        response.setHeader("Vary", "Accept");
        if (wantsPage(request)) {
            page.show(request, response, problem);
            return;
        }
        response.setStatus(problem.kind().status());
        response.setContentType("application/problem+json");
        try (JsonGenerator json = Json.writer(response)) {
            ProblemJson.write(json, problem, request.getContextPath(), instance);
        }
    }

    /** Browsers name HTML when they open an address; programs do not, and neither does a page's own script. */
    private static boolean wantsPage(HttpServletRequest request) {
        String accept = String.join(",", Collections.list(request.getHeaders("Accept")));
        return accept.contains("text/html") && !accept.contains("json");
    }

    /** Reads what has arrived of a short body, as an unread rest would cost the client its connection; never waits. */
    private static void drain(HttpServletRequest request) {
        if (request.getContentLengthLong() > 0 && request.getContentLengthLong() <= DRAINED_BYTES) {
            try {
                ServletInputStream body = request.getInputStream();
                byte[] buffer = new byte[DRAIN_BUFFER];
                int count = 0;
                while (count >= 0 && !body.isFinished() && body.available() > 0) {
                    count = body.read(buffer);
                }
            } catch (IOException | RuntimeException e) {
                // The problem is answered all the same.
            }
        }
    }
}
