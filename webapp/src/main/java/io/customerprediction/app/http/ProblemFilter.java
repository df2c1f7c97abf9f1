package io.customerprediction.app.http;

import io.customerprediction.app.http.Problem.Kind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns every exception and error of a request into an answer; it is around everything else. A {@link Problem} is written
 * as it is. Anything else is a failure of the server: its cause is logged under an id and never sent. A browser that opens
 * an address gets a page, every other client a problem document.
 *
 * <p>Once a part of the answer has been sent there is no other answer to give: an exception is passed to the container,
 * which then closes the connection without completing the answer, so that the client sees that it is cut.
 */
public final class ProblemFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final long DRAINED_BYTES = 65_536;
    private static final int DRAIN_BUFFER = 8_192;
    private static final String BYTES = ProblemFilter.class.getName() + ".bytes";
    private static final Logger LOG = LoggerFactory.getLogger(ProblemFilter.class);

    private final transient Page page;
    private final transient Predicate<HttpServletRequest> withError;

    /** Shows a problem in a browser. */
    @FunctionalInterface
    public interface Page {
        /** Answers with the problem's status and a page about it. */
        void show(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException;
    }

    /**
     * @param page for those who ask for HTML
     * @param withError whose clients read nothing but a member {@code error} of a problem
     */
    public ProblemFilter(Page page, Predicate<HttpServletRequest> withError) {
        this.page = page;
        this.withError = withError;
    }

    /** Ends an answer whose beginning has been sent; the log has the cause under the id in the message. */
    private static final class CutAnswerException extends IOException {
        private static final long serialVersionUID = 1L;

        CutAnswerException(String id) {
            super("the answer is cut (" + id + ")");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /** How many bytes the answer to a request has, before they are packed; 0 while it is not complete. */
    public static long bytes(HttpServletRequest request) {
        return request.getAttribute(BYTES) instanceof Long bytes ? bytes : 0;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        SecurityHeaders.add(request, response);
        try (GuardedResponse guarded = new GuardedResponse(request, response)) {
            try {
                chain.doFilter(request, guarded);
                guarded.finish();
            } catch (Throwable failure) {
                answerOrCut(failure, request, guarded);
            } finally {
                request.setAttribute(BYTES, guarded.bytes());
            }
        }
    }

    /** Containers do not survive every error, so none is passed on, not even one of the handling itself. */
    private void answerOrCut(Throwable failure, HttpServletRequest request, GuardedResponse response)
            throws IOException {
        try {
            answer(failure, request, response);
        } catch (RuntimeException | Error e) {
            throw new CutAnswerException(e.toString());
        }
    }

    private void answer(Throwable failure, HttpServletRequest request, GuardedResponse response) throws IOException {
        @Nullable IOException disconnected = response.disconnected();
        if (disconnected != null) {
            LOG.debug("{} {}: the client has gone", request.getMethod(), request.getServletPath(), failure);
            throw disconnected;
        }
        if (failure instanceof Problem problem && !response.isCommitted()) {
            write(problem, String.valueOf(request.getRequestURI()), request, response);
            return;
        }
        String id = "urn:uuid:" + UUID.randomUUID();
        LOG.error("{} {} failed ({})", request.getMethod(), request.getServletPath(), id, failure);
        if (response.isCommitted()) {
            throw new CutAnswerException(id);
        }
        write(
                Problem.of(Kind.INTERNAL_ERROR, "The server's log has the cause under this id: " + id),
                id,
                request,
                response);
    }

    private void write(Problem problem, String instance, HttpServletRequest request, GuardedResponse response)
            throws IOException {
        drain(request);
        try {
            begin(problem, request, response);
            if (wantsPage(request)) {
                page.show(request, response, problem);
            } else {
                writeJson(problem, instance, request, response);
            }
            response.finish();
        } catch (Throwable failure) {
            writeAgain(failure, problem, instance, request, response);
        }
    }

    /** A page can fail where a problem document does not, which needs neither templates nor texts. */
    private void writeAgain(
            Throwable failure, Problem problem, String instance, HttpServletRequest request, GuardedResponse response)
            throws IOException {
        if (response.disconnected() != null) {
            throw response.disconnected();
        }
        LOG.error("the problem {} cannot be shown ({})", problem.kind(), instance, failure);
        if (response.isCommitted()) {
            throw new CutAnswerException(instance);
        }
        begin(problem, request, response);
        writeJson(problem, instance, request, response);
        response.finish();
    }

    /** Without anything that was meant for the answer that failed, such as its length or a file's name. */
    private static void begin(Problem problem, HttpServletRequest request, GuardedResponse response) {
        response.reset();
        SecurityHeaders.add(request, response);
        problem.addHeaders(response);
        response.addHeader("Vary", "Accept");
    }

    private void writeJson(Problem problem, String instance, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(problem.kind().status());
        response.setContentType("application/problem+json");
        Json.write(
                response,
                json -> ProblemJson.write(
                        json,
                        problem,
                        request.getContextPath(),
                        instance,
                        RequestId.of(request),
                        withError.test(request)));
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
                LOG.debug("the rest of the body cannot be read", e);
            }
        }
    }
}
