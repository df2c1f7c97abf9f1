package io.customerprediction.app.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.BiConsumer;

/** Headers of every answer: pages load nothing from other sites, browsers guess no types, no address is passed on, nothing is kept. */
public final class SecurityHeaders {
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; script-src 'self';"
            + " img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";

    private SecurityHeaders() {}

    /** Passes the name and the value of each header on. */
    public static void forEach(BiConsumer<String, String> header) {
        header.accept("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        header.accept("X-Content-Type-Options", "nosniff");
        header.accept("Referrer-Policy", "same-origin");
        header.accept("Cache-Control", "no-store");
        header.accept("Cross-Origin-Resource-Policy", "same-origin");
        header.accept("Cross-Origin-Opener-Policy", "same-origin");
    }

    /** Adds them to an answer; the request's id; over TLS also that this server is to be reached so only. */
    static void add(HttpServletRequest request, HttpServletResponse response) {
        forEach(response::setHeader);
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        CrossOrigin.addHeaders(request, response);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
