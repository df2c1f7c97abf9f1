package io.customerprediction.app.server.jetty;

import io.customerprediction.app.http.RequestId;
import io.customerprediction.app.http.SecurityHeaders;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers requests that do not reach the application, such as those with a broken request line, too long an address or an
 * ambiguous path, and those that come while the server stops: with a page for browsers, else with a problem document.
 */
final class Refusal {
    private static final String BUSY = "The server is busy or stopping; send the request again in a few seconds.";
    private static final String TOO_MANY =
            "Too many requests of this client address are being answered; send the request again in a few seconds.";
    private static final String TOO_SLOW = "The body arrived too slowly; send it again over a faster connection.";
    private static final String FAILED = "The server failed; its log has the cause.";
    private static final String UNREADABLE =
            "The server cannot read the address, the headers or the version of the request.";

    private static final String PROBLEM =
            "{\"type\":\"about:blank\",\"title\":\"%1$s\",\"status\":%2$d,\"detail\":\"%3$s\",\"request_id\":\"%4$s\"}";

    /** Needs nothing else, as no address of the application can be relied on. */
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>%1$s</title>
            </head>
            <body>
              <main>
                <h1>%2$d %1$s</h1>
                <p>%3$s</p>
              </main>
            </body>
            </html>
            """;

    private Refusal() {}

    /** Answers with the status that the response has. */
    static boolean answer(Request request, Response response, Callback callback) {
        String accept = String.join(",", request.getHeaders().getValuesList(HttpHeader.ACCEPT));
        boolean page = accept.contains("text/html") && !accept.contains("json");
        int status = response.getStatus();
        SecurityHeaders.forEach((name, value) -> response.getHeaders().put(name, value));
        String id = RequestId.of(request.getHeaders().get(RequestId.HEADER));
        response.getHeaders().put(RequestId.HEADER, id);
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, page ? "text/html;charset=utf-8" : "application/problem+json");
        if (status == HttpStatus.SERVICE_UNAVAILABLE_503 || status == HttpStatus.TOO_MANY_REQUESTS_429) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
            // What the client has sent after this request would only be refused, too.
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        String text = page ? PAGE : PROBLEM;
        Content.Sink.write(
                response,
                true,
                String.format(Locale.ROOT, text, HttpStatus.getMessage(status), status, detail(status), id),
                callback);
        return true;
    }

    private static String detail(int status) {
        return switch (status) {
            case HttpStatus.SERVICE_UNAVAILABLE_503 -> BUSY;
            case HttpStatus.TOO_MANY_REQUESTS_429 -> TOO_MANY;
            case HttpStatus.REQUEST_TIMEOUT_408 -> TOO_SLOW;
            case HttpStatus.INTERNAL_SERVER_ERROR_500 -> FAILED;
            default -> UNREADABLE;
        };
    }
}
