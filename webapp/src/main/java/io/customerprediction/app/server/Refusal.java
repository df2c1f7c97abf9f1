package io.customerprediction.app.server;

import io.customerprediction.app.http.SecurityHeaders;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers requests that the server rejects before they reach the application, such as a broken request line, too long an
 * address or an ambiguous path: with a page for browsers, else with a problem document.
 */
final class Refusal {
    private static final String DETAIL = "The server cannot read the request: its address, its headers or its version.";

    private static final String PROBLEM =
            "{\"type\":\"about:blank\",\"title\":\"%1$s\",\"status\":%2$d,\"detail\":\"%3$s\"}";

    /** Needs nothing else, as no address of the application can be relied on. */
    private static final String PAGE =
            """
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
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, page ? "text/html;charset=utf-8" : "application/problem+json");
        String text = page ? PAGE : PROBLEM;
        Content.Sink.write(
                response,
                true,
                String.format(Locale.ROOT, text, HttpStatus.getMessage(status), status, DETAIL),
                callback);
        return true;
    }
}
