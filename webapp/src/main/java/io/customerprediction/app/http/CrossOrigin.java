package io.customerprediction.app.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Lets scripts of another origin read the answer to a request (CORS, without cookies). */
public final class CrossOrigin {
    private static final String ATTRIBUTE = CrossOrigin.class.getName();
    private static final String SECONDS_TO_KEEP = "600";

    private CrossOrigin() {}

    /** Allows the request's own origin to read whatever the answer is, also a problem. */
    public static void allow(HttpServletRequest request, HttpServletResponse response, String origin) {
        request.setAttribute(ATTRIBUTE, origin);
        addHeaders(request, response);
    }

    static void addHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(ATTRIBUTE) instanceof String origin) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Expose-Headers", "X-Request-Id, Retry-After");
            response.addHeader("Vary", "Origin");
        }
    }

    /** Answers a browser that asks whether it may send a request. */
    public static void answerQuestion(HttpServletResponse response, String method) {
        response.setHeader("Access-Control-Allow-Methods", method);
        response.setHeader(
                "Access-Control-Allow-Headers",
                "Authorization, Content-Type, Content-Encoding, Idempotency-Key, X-Request-Id");
        response.setHeader("Access-Control-Max-Age", SECONDS_TO_KEEP);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
