package io.customerprediction.app.server;

import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.store.database.StoreException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers with 503 and {@code Retry-After} what cannot be answered because of the database, inside of the problem filter. */
final class StoreFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String RETRY_SECONDS = String.valueOf(StoreConnection.LONGEST_PAUSE.toSeconds());

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (StoreException e) {
            if (response.isCommitted() || e.kind() == StoreException.Kind.FAILED) {
                throw e;
            }
            response.reset();
            throw problem(e);
        }
    }

    /** The answer to a client: the failure, and when to try again. */
    static Problem problem(StoreException e) {
        String detail = e.getMessage() + ".";
        return e.kind().isAway() || e.kind() == StoreException.Kind.BAD_ADDRESS
                ? Problem.of(Kind.NO_DATABASE, detail + " It is tried again every few seconds; no restart is needed.")
                        .with("Retry-After", RETRY_SECONDS)
                : Problem.of(Kind.BUSY, detail).with("Retry-After", RETRY_SECONDS);
    }
}
