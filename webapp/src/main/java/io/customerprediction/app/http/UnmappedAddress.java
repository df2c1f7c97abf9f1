package io.customerprediction.app.http;

import io.customerprediction.app.http.Problem.Kind;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Answers requests for addresses without a servlet of their own, and for a container that refuses a request before the
 * application sees it, so that no page of the container shows.
 */
public final class UnmappedAddress {
    private UnmappedAddress() {}

    /** Throws the problem that the request is answered with. */
    public static void answer(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return; // A container shows its error page even behind half an answer, which would hide that it is cut.
        }
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            throw refused(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE), request.getContextPath());
        }
        throw nothing(request.getContextPath());
    }

    private static Problem nothing(String contextPath) {
        return Problem.of(Kind.NOT_FOUND, "The addresses are listed at " + contextPath + "/openapi.json.");
    }

    private static Problem refused(Object status, String contextPath) {
        if (!(status instanceof Integer code) || code >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            return Problem.of(Kind.INTERNAL_ERROR, "The container failed; its log has the cause.");
        }
        return code == HttpServletResponse.SC_NOT_FOUND
                ? nothing(contextPath)
                : Problem.of(Kind.MALFORMED_BODY, "The container refused the request with status " + code + ".");
    }
}
