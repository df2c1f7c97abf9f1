package io.customerprediction.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.store.TestDatabase.Address;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.jobs.JobKind;
import io.customerprediction.app.store.jobs.JobState;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.app.store.scorings.ScoringWriter;
import io.customerprediction.app.store.webhooks.Outbox;
import io.customerprediction.app.store.webhooks.WebhookDelivery;
import io.customerprediction.app.store.webhooks.WebhookDelivery.State;
import io.customerprediction.app.store.webhooks.WebhookKind;
import io.customerprediction.app.store.webhooks.WebhookMessage;
import io.customerprediction.app.store.webhooks.WebhookMessage.JobDone;
import io.customerprediction.app.store.webhooks.WebhookMessage.ModelPromoted;
import io.customerprediction.app.store.webhooks.WebhookMessage.Ping;
import io.customerprediction.app.store.webhooks.WebhookMessage.RiskChange;
import io.customerprediction.app.store.webhooks.WebhookMessage.RiskChanges;
import io.customerprediction.app.store.webhooks.Webhooks;
import io.customerprediction.app.testing.MovedClock;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages to webhooks are stored with what they report, and stay until they are accepted or given up. */
@ParameterizedClass
@EnumSource
class OutboxTest {
    private static final Instant NOW = Instant.parse("2026-07-01T10:15:30Z");
    private static final Duration TAKEN = Duration.ofMinutes(1);

    private final MovedClock clock = new MovedClock(NOW);
    private final TestDatabase kind;

    Address address;
    Store store;

    OutboxTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        address = kind.fresh();
        store = address.open(clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private long webhook(WebhookKind... kinds) {
        return store.webhooks()
                .add(new Webhooks.Plan("https://hooks.example.com/", Set.of(kinds), "00", "11", "user:anna"))
                .orElseThrow();
    }

    private Optional<Outbox.Due> take(long webhook) {
        return store.outbox().take(webhook, clock.instant(), clock.instant().plus(TAKEN));
    }

    private List<WebhookMessage> takeAll(long webhook) {
        List<WebhookMessage> messages = new ArrayList<>();
        for (Optional<Outbox.Due> due = take(webhook); due.isPresent(); due = take(webhook)) {
            messages.add(due.get().message());
        }
        return messages;
    }

    private List<WebhookDelivery> deliveries(long webhook, State state) {
        return store.outbox().newest(webhook, Optional.of(state), 2_000);
    }

    @Test
    void aJobThatEndsIsReportedToThoseWhoWantIt() {
        long wants = webhook(WebhookKind.JOB_DONE);
        long wantsOther = webhook(WebhookKind.MODEL_PROMOTED);
        long done = store.jobs().create(JobKind.RETRAIN);
        store.jobs().running(done, 0.5, "training");
        assertThat(take(wants)).isEmpty();
        store.jobs().done(done, "", "model-2");
        store.jobs().cancel(done);
        long interrupted = store.jobs().create(JobKind.BATCH);
        store.jobs().interruptUnfinished();

        assertThat(takeAll(wants))
                .extracting(WebhookMessage::content)
                .containsExactly(
                        new JobDone(done, "retrain", JobState.DONE),
                        new JobDone(interrupted, "batch", JobState.INTERRUPTED));
        assertThat(take(wantsOther)).isEmpty();
    }

    @Test
    void customersInAnotherRiskBandThanBeforeAreReportedEachOnce() {
        long wants = webhook(WebhookKind.RISK_BAND_CHANGED);
        List<CustomerRow> before = MadeUpCustomers.customers(4_000, 1);
        List<CustomerRow> after = MadeUpCustomers.customers(4_000, 2);
        DataSet data = store.load("sales", 1, MadeUpCustomers.log(before), customers -> {});
        score(data, "model-1", before);
        assertThat(take(wants)).isEmpty();
        score(data, "model-1", after);

        Map<String, RiskChange> expected = new TreeMap<>();
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).band() != after.get(i).band()) {
                String id = before.get(i).id();
                expected.put(
                        id,
                        new RiskChange(id, before.get(i).band(), after.get(i).band()));
            }
        }
        List<RiskChanges> messages = takeAll(wants).stream()
                .map(message -> (RiskChanges) message.content())
                .toList();
        int parts = (expected.size() + 999) / 1_000;
        assertThat(parts).isGreaterThan(1);
        assertThat(messages).extracting(RiskChanges::part).containsExactly(numbersTo(parts));
        assertThat(messages).allSatisfy(message -> {
            assertThat(message.model()).isEqualTo("model-1");
            assertThat(message.asOf()).isEqualTo(MadeUpCustomers.AS_OF);
            assertThat(message.parts()).isEqualTo(parts);
            assertThat(message.leftOut()).isZero();
            assertThat(message.customers()).hasSizeLessThanOrEqualTo(1_000);
        });
        assertThat(messages.stream()
                        .flatMap(message -> message.customers().stream())
                        .collect(Collectors.toMap(RiskChange::customer, Function.identity())))
                .isEqualTo(expected);
    }

    private static Integer[] numbersTo(int most) {
        Integer[] numbers = new Integer[most];
        for (int i = 0; i < most; i++) {
            numbers[i] = i + 1;
        }
        return numbers;
    }

    @Test
    void whatAnotherShopsCustomersDoIsNoChange() {
        long wants = webhook(WebhookKind.RISK_BAND_CHANGED);
        List<CustomerRow> before = MadeUpCustomers.customers(300, 1);
        List<CustomerRow> other = MadeUpCustomers.customers(300, 2);
        score(store.load("sales", 1, MadeUpCustomers.log(before), customers -> {}), "model-1", before);
        score(store.load("other", 1, MadeUpCustomers.log(other), customers -> {}), "model-1", other);
        assertThat(take(wants)).isEmpty();
    }

    private void score(DataSet data, String model, List<CustomerRow> customers) {
        try (ScoringWriter writer = store.score(data, MadeUpCustomers.model(model), MadeUpCustomers.AS_OF)) {
            customers.forEach(writer::add);
            writer.complete();
        }
    }

    @Test
    void whatWasTakenAndNotFinishedIsDueAgainAfterARestartWithTheSameId() {
        long webhook = webhook(WebhookKind.JOB_DONE);
        store.outbox().ping(webhook);
        Outbox.Due first = take(webhook).orElseThrow();
        assertThat(first.message().content()).isEqualTo(new Ping());
        assertThat(take(webhook)).isEmpty();
        store.close();

        store = address.open(clock);
        assertThat(store.outbox().webhooksDue(clock.instant())).isEmpty();
        clock.move(TAKEN);
        assertThat(store.outbox().webhooksDue(clock.instant())).containsExactly(webhook);
        Outbox.Due second = take(webhook).orElseThrow();
        assertThat(second.message()).isEqualTo(first.message());
        assertThat(second.attempt()).isEqualTo(2);
    }

    @Test
    void anAttemptThatFailedIsMadeAgainWhenItsTimeHasComeAndWhatIsAcceptedNever() {
        long webhook = webhook(WebhookKind.JOB_DONE);
        store.outbox().ping(webhook);
        Outbox.Due first = take(webhook).orElseThrow();
        store.outbox().failed(first.delivery(), OptionalInt.of(500), "Status 500", Optional.of(NOW.plusSeconds(5)));
        assertThat(take(webhook)).isEmpty();
        clock.move(Duration.ofSeconds(5));
        store.outbox().delivered(take(webhook).orElseThrow().delivery(), 204, "Status 204");
        clock.move(Duration.ofDays(1));
        assertThat(take(webhook)).isEmpty();
        assertThat(deliveries(webhook, State.DELIVERED)).singleElement().satisfies(delivery -> {
            assertThat(delivery.attempts()).isEqualTo(2);
            assertThat(delivery.lastStatus()).hasValue(204);
        });
    }

    @Test
    void aDeadMessageIsListedAndCanBeSentAgain() {
        long webhook = webhook(WebhookKind.JOB_DONE);
        store.outbox().ping(webhook);
        long delivery = take(webhook).orElseThrow().delivery();
        assertThat(store.outbox().retry(webhook, delivery)).isFalse();
        store.outbox().failed(delivery, OptionalInt.empty(), "Not sent: refused", Optional.empty());
        assertThat(deliveries(webhook, State.DEAD)).singleElement().satisfies(dead -> {
            assertThat(dead.id()).isEqualTo(delivery);
            assertThat(dead.lastResult()).hasValue("Not sent: refused");
        });
        assertThat(store.outbox().retry(webhook + 1, delivery)).isFalse();
        assertThat(store.outbox().retry(webhook, delivery)).isTrue();
        assertThat(take(webhook).orElseThrow().attempt()).isEqualTo(1);
    }

    @Test
    void aWebhookThatIsSwitchedOffGetsNothingAndWhatWaitedForItIsDead() {
        long webhook = webhook(WebhookKind.JOB_DONE);
        store.outbox().ping(webhook);
        store.webhooks().gone(webhook);
        store.jobs().cancel(store.jobs().create(JobKind.BATCH));
        assertThat(take(webhook)).isEmpty();
        assertThat(deliveries(webhook, State.DEAD)).hasSize(1);
        assertThat(store.webhooks().find(webhook).orElseThrow()).satisfies(stopped -> {
            assertThat(stopped.active()).isFalse();
            assertThat(stopped.stoppedBecause().orElseThrow()).contains("410");
        });
        store.webhooks().start(webhook);
        store.jobs().cancel(store.jobs().create(JobKind.BATCH));
        assertThat(takeAll(webhook)).hasSize(1);
        assertThat(store.webhooks().find(webhook).orElseThrow().stoppedBecause())
                .isEmpty();
    }

    @Test
    void theQueueIsBoundedAndWhatDoesNotFitIsDeadNotLost() {
        long webhook = webhook(WebhookKind.JOB_DONE);
        for (int i = 0; i < Outbox.MOST_WAITING + 2; i++) {
            store.outbox().ping(webhook);
        }
        assertThat(deliveries(webhook, State.WAITING)).hasSize(Outbox.MOST_WAITING);
        assertThat(deliveries(webhook, State.DEAD))
                .hasSize(2)
                .allSatisfy(dead -> assertThat(dead.lastResult().orElseThrow()).contains("1000 messages were waiting"));
    }

    @Test
    void whatIsOldIsDeleted() throws SQLException {
        long webhook = webhook(WebhookKind.JOB_DONE);
        store.outbox().ping(webhook);
        store.outbox().delivered(take(webhook).orElseThrow().delivery(), 200, "Status 200");
        store.outbox().ping(webhook);
        store.outbox()
                .failed(take(webhook).orElseThrow().delivery(), OptionalInt.empty(), "Not sent", Optional.empty());
        clock.move(Outbox.DELIVERED_KEPT.plusSeconds(1));
        store.outbox().clean();
        assertThat(store.outbox().newest(webhook, Optional.empty(), 10))
                .extracting(WebhookDelivery::state)
                .containsExactly(State.DEAD);
        clock.move(Outbox.DEAD_KEPT);
        store.outbox().clean();
        assertThat(count("webhook_delivery")).isZero();
        assertThat(count("webhook_message")).isZero();
    }

    @Test
    void customersStayInNoMessageThatAllHaveReceivedAndErasedOnesInNone() throws SQLException {
        long first = webhook(WebhookKind.RISK_BAND_CHANGED);
        long second = webhook(WebhookKind.RISK_BAND_CHANGED);
        List<CustomerRow> before = MadeUpCustomers.customers(300, 1);
        DataSet data = store.load("sales", 1, MadeUpCustomers.log(before), customers -> {});
        score(data, "model-1", before);
        score(data, "model-1", MadeUpCustomers.customers(300, 2));
        Outbox.Due due = take(first).orElseThrow();
        String person =
                ((RiskChanges) due.message().content()).customers().get(0).customer();
        store.outbox().failed(due.delivery(), OptionalInt.of(400), "Status 400: who is " + person, Optional.empty());

        assertThat(store.erase(person, false)).isTrue();
        assertThat(deliveries(first, State.DEAD).get(0).lastResult()).isEmpty();
        Outbox.Due other = take(second).orElseThrow();
        assertThat(((RiskChanges) other.message().content()).customers())
                .isNotEmpty()
                .extracting(RiskChange::customer)
                .doesNotContain(person);

        store.outbox().delivered(other.delivery(), 200, "Status 200");
        store.outbox().clean();
        assertThat(count("webhook_change")).isPositive();
        store.outbox().retry(first, due.delivery());
        store.outbox().delivered(take(first).orElseThrow().delivery(), 200, "Status 200");
        store.outbox().clean();
        assertThat(count("webhook_change")).isZero();
    }

    @Test
    void aModelIsReportedOnceAlsoByTwoServersAndAfterARestart() {
        long webhook = webhook(WebhookKind.MODEL_PROMOTED);
        store.outbox().modelPromoted(new ModelPromoted("model-1", Optional.empty(), "the first model"), false);
        ModelPromoted second = new ModelPromoted("model-2", Optional.of("model-1"), "it won");
        store.outbox().modelPromoted(second, true);
        store.outbox().modelPromoted(second, true);
        assertThat(takeAll(webhook)).extracting(WebhookMessage::content).containsExactly(second);
        assertThat(store.outbox().reportedModel()).contains("model-2");
    }

    @Test
    void thereAreAtMostTwentyWebhooksAndDeletingOneDeletesItsMessages() throws SQLException {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < Webhooks.MOST; i++) {
            ids.add(webhook(WebhookKind.JOB_DONE));
        }
        Webhooks.Plan plan = new Webhooks.Plan("https://a.example/", Set.of(WebhookKind.JOB_DONE), "0", "1", "anna");
        assertThat(store.webhooks().add(plan)).isEmpty();
        store.outbox().ping(Collections.min(ids));
        assertThat(store.webhooks().delete(Collections.min(ids))).isTrue();
        assertThat(store.webhooks().delete(Collections.min(ids))).isFalse();
        assertThat(count("webhook_delivery")).isZero();
        assertThat(store.webhooks().add(plan)).isPresent();
    }

    private int count(String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password())) {
            return Sql.first(connection, "SELECT COUNT(*) FROM " + table, row -> row.getInt(1))
                    .orElseThrow();
        }
    }
}
