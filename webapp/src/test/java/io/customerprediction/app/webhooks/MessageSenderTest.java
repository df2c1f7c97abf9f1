package io.customerprediction.app.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerprediction.app.http.FieldError;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.settings.WebhookSettings;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.jobs.JobKind;
import io.customerprediction.app.store.webhooks.Webhook;
import io.customerprediction.app.store.webhooks.WebhookDelivery;
import io.customerprediction.app.store.webhooks.WebhookDelivery.State;
import io.customerprediction.app.testing.Certificate;
import io.customerprediction.app.testing.MovedClock;
import io.customerprediction.app.testing.Receiver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Messages on their way from the store to a receiver over TLS. */
@Timeout(120)
class MessageSenderTest {
    private static final Instant NOW = Instant.parse("2026-07-01T10:15:30Z");
    private static final Certificate CERTIFICATE = Certificate.of("dns:hooks.example.com");
    private static final WebhookSettings INTRANET = new WebhookSettings(false, true);

    @TempDir
    Path folder;

    private final MovedClock clock = new MovedClock(NOW);
    private final AtomicInteger lookUps = new AtomicInteger();
    private final AtomicReference<String> address = new AtomicReference<>("127.0.0.1");
    private final AtomicReference<Optional<String>> model = new AtomicReference<>(Optional.empty());
    private byte[] key = new byte[32];
    private Store store;
    private MessageSender sender;

    @BeforeEach
    void open() {
        store = Store.open("jdbc:h2:file:" + folder.resolve("store"), "sa", "", clock);
        sender = sender(INTRANET);
    }

    @AfterEach
    void close() {
        sender.close();
        store.close();
    }

    private MessageSender sender(WebhookSettings settings) {
        return new MessageSender(
                () -> Optional.of(store),
                new ModelReports(model::get, id -> "because of " + id),
                new Secrets(() -> key),
                receivers(settings),
                CERTIFICATE.context().getSocketFactory(),
                clock);
    }

    private Receivers receivers(WebhookSettings settings) {
        return new Receivers(settings, name -> {
            lookUps.incrementAndGet();
            if (!name.equals("hooks.example.com")) {
                throw new UnknownHostException("the name " + name + " was not found");
            }
            return List.of(InetAddress.getByName(address.get()));
        });
    }

    private Subscriptions.Added add(Receiver receiver, String... events) {
        return new Subscriptions(() -> Optional.of(store), new Secrets(() -> key), receivers(INTRANET))
                .add("https://hooks.example.com:" + receiver.port() + "/in", List.of(events), "user:anna");
    }

    private WebhookDelivery sendUntil(long webhook, Predicate<WebhookDelivery> wanted) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < until) {
            sender.look(store);
            Optional<WebhookDelivery> found = store.outbox().newest(webhook, Optional.empty(), 1).stream()
                    .filter(wanted)
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(5_000_000);
        }
        throw new AssertionError(
                store.outbox().newest(webhook, Optional.empty(), 5).toString());
    }

    private WebhookDelivery send(long webhook, State state) {
        return sendUntil(webhook, delivery -> delivery.state() == state);
    }

    private WebhookDelivery attempt(long webhook, int attempt) {
        return sendUntil(
                webhook,
                delivery -> delivery.attempts() == attempt
                        && (delivery.state() != State.WAITING || isSettledNow(delivery)));
    }

    private boolean isSettledNow(WebhookDelivery delivery) {
        return delivery.lastResult().isPresent() && delivery.changedAt().equals(clock.instant());
    }

    private long ping(Subscriptions.Added added) {
        store.outbox().ping(added.webhook().id()).orElseThrow();
        return added.webhook().id();
    }

    @Test
    void aMessageIsSignedAsTheSpecificationWantsIt() {
        try (Receiver receiver = Receiver.https(CERTIFICATE, Receiver.status(204, ""))) {
            Subscriptions.Added added = add(receiver, "job_done");
            long job = store.jobs().create(JobKind.REFRESH);
            store.jobs().done(job, "", "");
            WebhookDelivery delivery = send(added.webhook().id(), State.DELIVERED);
            assertThat(delivery.lastStatus()).hasValue(204);

            Receiver.Received request = receiver.next();
            assertThat(request.body())
                    .isEqualTo("{\"type\":\"job_done\",\"timestamp\":\"2026-07-01T10:15:30Z\",\"data\":{\"id\":" + job
                            + ",\"kind\":\"refresh\",\"state\":\"done\"}}");
            assertThat(request.header("Webhook-Id")).isEqualTo("msg_" + delivery.message());
            assertThat(request.header("Webhook-Timestamp")).isEqualTo(String.valueOf(NOW.getEpochSecond()));
            Secrets.Secret secret =
                    new Secrets.Secret(Base64.getDecoder().decode(added.secret().substring("whsec_".length())));
            assertThat(request.header("Webhook-Signature"))
                    .isEqualTo(secret.signature(request.header("Webhook-Id"), NOW.getEpochSecond(), request.body()));
        }
    }

    @Test
    void whatFailsIsSentAgainWithTheSameIdAndANewSignature() {
        try (Receiver receiver =
                Receiver.https(CERTIFICATE, Receiver.status(500, "try later"), Receiver.status(200, "ok"))) {
            long webhook = ping(add(receiver, "job_done"));
            WebhookDelivery failed = attempt(webhook, 1);
            assertThat(failed.lastResult()).hasValue("Status 500: try later");
            assertThat(failed.nextAt()).isBetween(NOW.plusSeconds(5), NOW.plusSeconds(6));
            Receiver.Received first = receiver.next();

            clock.move(Duration.ofSeconds(6));
            send(webhook, State.DELIVERED);
            Receiver.Received second = receiver.next();
            assertThat(second.header("Webhook-Id")).isEqualTo(first.header("Webhook-Id"));
            assertThat(second.header("Webhook-Timestamp")).isNotEqualTo(first.header("Webhook-Timestamp"));
            assertThat(second.header("Webhook-Signature")).isNotEqualTo(first.header("Webhook-Signature"));
            assertThat(second.body()).isEqualTo(first.body());
        }
    }

    @Test
    void afterTheLastAttemptAMessageIsDeadAndIsSentAgainOnDemand() {
        try (Receiver receiver = Receiver.https(
                CERTIFICATE,
                Receiver.status(503, ""),
                Receiver.status(503, ""),
                Receiver.status(503, ""),
                Receiver.status(503, ""),
                Receiver.status(503, ""),
                Receiver.status(503, ""),
                Receiver.status(503, ""),
                Receiver.status(302, ""),
                Receiver.status(200, ""))) {
            long webhook = ping(add(receiver, "job_done"));
            for (int attempt = 1; attempt <= 8; attempt++) {
                attempt(webhook, attempt);
                clock.move(Duration.ofHours(15));
            }
            WebhookDelivery dead = send(webhook, State.DEAD);
            assertThat(dead.attempts()).isEqualTo(8);
            assertThat(dead.lastResult()).hasValue("Status 302");
            store.outbox().retry(webhook, dead.id());
            assertThat(send(webhook, State.DELIVERED).message()).isEqualTo(dead.message());
        }
    }

    @Test
    void aReceiverThatIsGoneIsSwitchedOff() {
        try (Receiver receiver = Receiver.https(CERTIFICATE, Receiver.status(410, ""))) {
            long webhook = ping(add(receiver, "job_done"));
            assertThat(send(webhook, State.DEAD).lastStatus()).hasValue(410);
            sendUntil(webhook, delivery -> !isActive(webhook));
        }
    }

    private boolean isActive(long webhook) {
        return store.webhooks().find(webhook).map(Webhook::active).orElse(false);
    }

    @Test
    void aMessageOutlivesTheServerBetweenTwoAttempts() {
        try (Receiver receiver = Receiver.https(CERTIFICATE, Receiver.status(500, ""), Receiver.status(200, ""))) {
            long webhook = ping(add(receiver, "job_done"));
            attempt(webhook, 1);
            sender.close();
            store.close();

            open();
            clock.move(Duration.ofSeconds(6));
            send(webhook, State.DELIVERED);
            assertThat(receiver.next().header("Webhook-Id"))
                    .isEqualTo(receiver.next().header("Webhook-Id"));
        }
    }

    @Test
    void anAddressIsLookedUpOnceForEachAttemptAndCheckedEachTime() {
        try (Receiver receiver = Receiver.https(CERTIFICATE, Receiver.status(500, ""), Receiver.status(200, ""))) {
            long webhook = ping(add(receiver, "job_done"));
            lookUps.set(0);
            attempt(webhook, 1);
            assertThat(lookUps).hasValue(1);

            address.set("0.0.0.0");
            clock.move(Duration.ofSeconds(6));
            assertThat(attempt(webhook, 2).lastResult().orElseThrow()).contains("leads to 0.0.0.0");
            assertThat(lookUps).hasValue(2);
            receiver.next();
            assertThat(receiver.waiting()).isZero();
        }
    }

    @Test
    void aNameThatBecomesPrivateAfterItWasAddedIsNotCalled() {
        try (Receiver receiver = Receiver.https(CERTIFICATE, Receiver.status(200, ""))) {
            long webhook = ping(add(receiver, "job_done"));
            sender.close();
            sender = sender(new WebhookSettings(false, false));
            assertThat(attempt(webhook, 1).lastResult().orElseThrow())
                    .isEqualTo("Not sent: it leads to 127.0.0.1, which is not a public address");
            assertThat(receiver.waiting()).isZero();
        }
    }

    @Test
    void anotherKeyOfTheServerIsSaidAndNothingIsSentWithAWrongSignature() {
        try (Receiver receiver = Receiver.https(CERTIFICATE, Receiver.status(200, ""))) {
            long webhook = ping(add(receiver, "job_done"));
            key = new byte[] {1, 2, 3};
            assertThat(attempt(webhook, 1).lastResult().orElseThrow()).contains("restore the folder access");
            assertThat(receiver.waiting()).isZero();
        }
    }

    @Test
    void aSlowReceiverDoesNotDelayOthers() {
        List<Receiver> slow = new ArrayList<>();
        try (Receiver fast = Receiver.https(CERTIFICATE, Receiver.status(200, ""))) {
            for (int i = 0; i < 3; i++) {
                slow.add(Receiver.https(CERTIFICATE, out -> LockSupport.parkNanos(20_000_000_000L)));
                long waits = ping(add(slow.get(i), "job_done"));
                store.outbox().ping(waits);
            }
            long began = System.nanoTime();
            long webhook = ping(add(fast, "job_done"));
            send(webhook, State.DELIVERED);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(9));
            // One message of each at a time.
            slow.forEach(receiver -> {
                receiver.next();
                assertThat(receiver.waiting()).isZero();
            });
        } finally {
            slow.forEach(Receiver::close);
        }
    }

    @Test
    void anotherModelIsReportedAlsoIfItCameWhileTheServerWasAway() {
        try (Receiver receiver = Receiver.https(CERTIFICATE, Receiver.status(200, ""))) {
            long webhook = add(receiver, "model_promoted").webhook().id();
            sender.look(store);
            model.set(Optional.of("model-1"));
            send(webhook, State.DELIVERED);
            assertThat(receiver.next().body())
                    .contains("\"data\":{\"id\":\"model-1\",\"before\":null,\"reason\":\"because of model-1\"}");

            sender.close();
            model.set(Optional.of("model-2"));
            sender = sender(INTRANET);
            sendUntil(
                    webhook,
                    delivery -> store.outbox()
                                    .newest(webhook, Optional.of(State.DELIVERED), 9)
                                    .size()
                            == 2);
            assertThat(receiver.next().body()).contains("\"id\":\"model-2\",\"before\":\"model-1\"");
        }
    }

    @Test
    void theModelOfTheFirstStartIsNoNews() {
        try (Receiver receiver = Receiver.https(CERTIFICATE, Receiver.status(200, ""))) {
            long webhook = add(receiver, "model_promoted").webhook().id();
            model.set(Optional.of("model-1"));
            sender.look(store);
            assertThat(store.outbox().newest(webhook, Optional.empty(), 1)).isEmpty();
        }
    }

    @Test
    void allThatIsWrongWithAWebhookIsSaidAtOnce() {
        Subscriptions subscriptions = new Subscriptions(
                () -> Optional.of(store), new Secrets(() -> key), receivers(new WebhookSettings(false, false)));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> subscriptions.add("https://hooks.example.com/", List.of("ping"), "user:anna"))
                .satisfies(problem ->
                        assertThat(problem.errors()).extracting(FieldError::at).containsExactly("/url", "/events"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        subscriptions.add("https://unknown.example/", List.of("job_done", "job_done"), "user:anna"))
                .satisfies(problem ->
                        assertThat(problem.errors()).extracting(FieldError::at).containsExactly("/events"));
    }
}
