package io.customerprediction.app.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.testing.RawClient;
import io.customerprediction.app.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client that is still sending when its request is refused can send the rest, and sees why it was refused. */
@Timeout(60)
class EarlyAnswersTest {
    private static final int LONG = 24 << 20;

    @TempDir
    static Path logs;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(logs);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({
        "/predict_churn, application/json, 413",
        "/predict_churn, text/plain, 415",
        "/nowhere, application/json, 404",
        "/api/v1/webhooks, application/json, 413",
    })
    void theWholeBodyIsTakenBeforeTheConnectionIsClosed(String path, String type, int status) {
        for (int length : new int[] {20_000, 300_000, LONG}) {
            try (RawClient client = new RawClient(server.port())) {
                client.send(head(path, type, "Content-Length: " + length));
                for (int sent = 0; sent < length; sent += 10_000) {
                    client.send(bytes(" ".repeat(Math.min(10_000, length - sent))));
                }
                assertThat(client.status()).as(path + " " + length).isEqualTo(status);
            }
        }
    }

    @Test
    void chunksAreTakenToo() {
        try (RawClient client = new RawClient(server.port())) {
            client.send(head("/predict_churn", "application/json", "Transfer-Encoding: chunked"));
            byte[] chunk = bytes("10000\r\n" + " ".repeat(0x10000) + "\r\n");
            for (int k = 0; k < 200; k++) {
                client.send(chunk);
            }
            client.send("0\r\n\r\n");
            assertThat(client.status()).isEqualTo(413);
        }
    }

    @Test
    void theAnswerDoesNotWaitForARestThatDoesNotCome() {
        long begun = System.nanoTime();
        try (RawClient client = new RawClient(server.port())) {
            client.send(head("/predict_churn", "application/json", "Content-Length: " + LONG))
                    .send(" ".repeat(40_000));
            assertThat(client.rest()).startsWith("HTTP/1.1 413 ").contains("Connection: close");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aClientThatSendsOnWithoutEndIsBrokenOff() {
        try (RawClient client = new RawClient(server.port())) {
            client.send(head("/predict_churn", "application/json", "Transfer-Encoding: chunked"));
            byte[] chunk = bytes("100000\r\n" + " ".repeat(0x100000) + "\r\n");
            for (int k = 0; k < 400; k++) {
                client.sendIfOpen(chunk);
            }
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    private static String head(String path, String type, String length) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n" + length + "\r\n\r\n";
    }
}
