package io.customerprediction.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Asks a server that was just started, as its users would. */
final class SelfCheck {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final byte[] QUESTION =
            "{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000}".getBytes(StandardCharsets.UTF_8);

    private SelfCheck() {}

    /**
     * Asks for readiness, a prediction that is not written down, and the first page.
     *
     * @param key that opens all of them
     * @throws IOException if any is not answered well
     */
    static void run(URI server, String key) throws IOException {
        expectOk(open(server.resolve("health/ready"), key));
        HttpURLConnection question = open(server.resolve("api/v1/predictions"), key);
        question.setRequestProperty("Content-Type", "application/json");
        question.setDoOutput(true);
        try (OutputStream body = question.getOutputStream()) {
            body.write(QUESTION);
        }
        expectOk(question);
        expectOk(open(server, key));
    }

    private static HttpURLConnection open(URI address, String key) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("Authorization", "Bearer " + key);
        return connection;
    }

    private static void expectOk(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            throw new IOException(connection.getURL() + " answered with status " + status
                    + " instead of 200; the messages above say why");
        }
        connection.getInputStream().close();
    }
}
