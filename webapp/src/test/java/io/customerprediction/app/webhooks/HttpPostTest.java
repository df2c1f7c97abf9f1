package io.customerprediction.app.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.customerprediction.app.testing.Certificate;
import io.customerprediction.app.testing.Receiver;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One request to a receiver, which may be of any kind. */
@Timeout(60)
class HttpPostTest {
    private static final Certificate CERTIFICATE = Certificate.of("dns:hooks.example.com");
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final List<InetAddress> HERE = List.of(InetAddress.getLoopbackAddress());

    @AutoClose
    private HttpPost post;

    @BeforeEach
    void open() {
        post = new HttpPost(CERTIFICATE.context().getSocketFactory(), LONGEST);
    }

    private Answer send(Receiver receiver, String host) throws IOException {
        return post.send(
                Destination.of("https://" + host + ":" + receiver.port() + "/in?key=1", false),
                HERE,
                Map.of("Webhook-Id", "msg_1"),
                "{}".getBytes(StandardCharsets.UTF_8));
    }

    private Answer answerOf(Receiver.Behaviour behaviour) throws IOException {
        try (Receiver receiver = Receiver.https(CERTIFICATE, behaviour)) {
            return send(receiver, "hooks.example.com");
        }
    }

    private static Receiver.Behaviour exactly(String text) {
        return out -> Receiver.text(out, text);
    }

    @Test
    void theNameIsUsedForTheCertificateAndTheHeaderOnly() throws IOException {
        try (Receiver receiver = Receiver.https(CERTIFICATE, Receiver.status(200, "thank you"))) {
            assertThat(send(receiver, "hooks.example.com")).isEqualTo(new Answer(200, "thank you"));
            Receiver.Received request = receiver.next();
            assertThat(request.head().get(0)).isEqualTo("POST /in?key=1 HTTP/1.1");
            assertThat(request.header("Host")).isEqualTo("hooks.example.com:" + receiver.port());
            assertThat(request.header("Webhook-Id")).isEqualTo("msg_1");
            assertThat(request.header("Content-Type")).isEqualTo("application/json");
            assertThat(request.names()).containsExactly("hooks.example.com");
            assertThat(request.body()).isEqualTo("{}");
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefusedBeforeAnythingIsSent() {
        try (Receiver receiver = Receiver.https(CERTIFICATE, Receiver.status(200, ""))) {
            assertThatExceptionOfType(SSLException.class).isThrownBy(() -> send(receiver, "other.example.com"));
            assertThat(receiver.waiting()).isZero();
        }
    }

    @Test
    void aCertificateThatNobodyKnowsIsRefused() {
        Certificate other = Certificate.of("dns:hooks.example.com");
        try (Receiver receiver = Receiver.https(other, Receiver.status(200, ""))) {
            assertThatExceptionOfType(SSLException.class).isThrownBy(() -> send(receiver, "hooks.example.com"));
            assertThat(receiver.waiting()).isZero();
        }
    }

    @Test
    void aReceiverWithoutTlsIsRefused() {
        try (Receiver receiver = Receiver.http(Receiver.status(200, ""))) {
            assertThatIOException().isThrownBy(() -> send(receiver, "hooks.example.com"));
            assertThat(receiver.waiting()).isZero();
        }
    }

    @Test
    void aRedirectIsAnAnswerAndIsNotFollowed() throws IOException {
        try (Receiver other = Receiver.https(CERTIFICATE, Receiver.status(200, ""))) {
            Answer answer =
                    answerOf(Receiver.status(302, "", "Location: https://hooks.example.com:" + other.port() + "/"));
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.isSuccess()).isFalse();
            assertThat(other.waiting()).isZero();
        }
    }

    @Test
    void ofALargeAnswerTheBeginningIsReadAndLessIsKept() throws IOException {
        Answer answer = answerOf(out -> {
            Receiver.text(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n");
            while (true) {
                Receiver.text(out, "x".repeat(10_000)); // until the client closes the connection
            }
        });
        assertThat(answer).isEqualTo(new Answer(200, "x".repeat(Answer.MOST_TEXT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\nabcde",
                "HTTP/1.0 200 OK\nContent-Length: 5\n\nabcde",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200\r\nContent-Length: 5\r\n\r\nabcde",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabcde",
            })
    void answersOfAllFormsAreRead(String answer) throws IOException {
        assertThat(answerOf(exactly(answer))).isEqualTo(new Answer(200, "abcde"));
    }

    @Test
    void whatIsNotPrintedIsLeftOut() throws IOException {
        Answer answer = answerOf(Receiver.status(500, "\u001b[31mred\u001b[0m\r\nForged: line\u202e\u0000 end"));
        assertThat(answer.text()).isEqualTo("[31mred [0m Forged: line end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "HTTP/1.1 200 OK\r\nA: b", "SSH-2.0-x\r\n\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1 99 x\r\n\r\n"
            })
    void whatIsNoAnswerIsAFailure(String answer) {
        assertThatIOException().isThrownBy(() -> answerOf(exactly(answer)));
    }

    @Test
    void endlessHeadersAreAFailure() {
        assertThatIOException()
                .isThrownBy(() -> answerOf(out -> {
                    Receiver.text(out, "HTTP/1.1 200 OK\r\n");
                    while (true) {
                        Receiver.text(out, "X: " + "y".repeat(1_000) + "\r\n");
                    }
                }))
                .withMessageContaining("too long");
    }

    /** Each byte comes before any time-out of a single read; all together take for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"H", "HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\n\r\n"})
    void anAnswerThatDripsIsBrokenOff(String beginning) {
        long began = System.nanoTime();
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> answerOf(out -> {
                    Receiver.text(out, beginning);
                    while (true) {
                        Receiver.text(out, "x");
                        LockSupport.parkNanos(100_000_000);
                    }
                }))
                .withMessageContaining("within 2 s");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(LONGEST, LONGEST.multipliedBy(5));
    }

    @Test
    void aReceiverThatSaysNothingIsBrokenOffAlsoInItsHandshake() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> post.send(
                            Destination.of("https://hooks.example.com:" + silent.getLocalPort(), false),
                            HERE,
                            Map.of(),
                            new byte[5_000_000]));
        }
    }

    @Test
    void nobodyThereIsAFailure() {
        int port = 1; // a port that was closed just now can be somebody else's already
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> post.send(
                        Destination.of("https://hooks.example.com:" + port, false), HERE, Map.of(), new byte[0]));
    }

    @Test
    void closingBreaksRequestsOff() throws Exception {
        post = new HttpPost(CERTIFICATE.context().getSocketFactory(), Duration.ofMinutes(1));
        try (Receiver receiver = Receiver.https(CERTIFICATE, out -> post.close())) {
            assertThatIOException().isThrownBy(() -> send(receiver, "hooks.example.com"));
            assertThatIOException()
                    .isThrownBy(() -> send(receiver, "hooks.example.com"))
                    .withMessageContaining("being stopped");
        }
    }
}
