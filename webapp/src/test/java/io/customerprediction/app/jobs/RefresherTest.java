package io.customerprediction.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.jobs.Job;
import io.customerprediction.app.store.jobs.JobKind;
import io.customerprediction.app.store.jobs.JobState;
import io.customerprediction.app.store.orders.ArrivingOrder;
import io.customerprediction.app.store.orders.ArrivingOrder.Sale;
import io.customerprediction.app.store.orders.OrderKeys;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestStore;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefresherTest {
    private static final LocalDate TODAY = TestModel.AS_OF.plusDays(20);
    private static final Clock CLOCK = Clock.fixed(TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    private static final Duration LONG = Duration.ofDays(1);

    private final Store store = TestStore.filled();
    private final JobQueue queue = new JobQueue(() -> Optional.of(store), 8);

    @AfterEach
    void close() {
        queue.close();
        store.close();
    }

    private Refresher refresher(int changes, Duration longest) {
        return new Refresher(
                () -> Optional.of(store),
                () -> Optional.of(TestModel.PREDICTOR),
                queue,
                new Refresher.When(changes, longest),
                CLOCK,
                ZoneOffset.UTC);
    }

    private void arrive(String order, LocalDate day) {
        store.arrivals()
                .add(
                        "shop",
                        List.of(new ArrivingOrder(
                                OrderKeys.order("shop", "new customer", order, ""),
                                "new customer",
                                new Sale((int) day.toEpochDay(), 10_000_000),
                                false,
                                List.of(),
                                null)),
                        null,
                        made -> "");
    }

    private Job ended() {
        Job job = store.jobs().newest(JobKind.REFRESH, 1).get(0);
        for (int k = 0; k < 3_000 && queue.waitingOrRunning() > 0; k++) {
            LockSupport.parkNanos(10_000_000);
        }
        return store.jobs().find(job.id()).orElseThrow();
    }

    @Test
    void enoughOrdersHaveAllCustomersScoredAnewAsOfTheirLastDay() {
        Refresher refresher = refresher(2, LONG);
        assertThat(refresher.look()).as("nothing has arrived").isFalse();
        arrive("1", TestModel.AS_OF.plusDays(3));
        assertThat(refresher.look()).as("one is not enough").isFalse();
        arrive("2", TestModel.AS_OF.plusDays(9));
        assertThat(refresher.look()).isTrue();
        assertThat(ended().state()).isEqualTo(JobState.DONE);

        Scoring scoring = store.customers().orElseThrow().scoring();
        assertThat(scoring.asOf()).isEqualTo(TestModel.AS_OF.plusDays(9));
        assertThat(store.customers().orElseThrow().find("new customer")).isPresent();
        assertThat(store.arrivals().waiting()).isZero();
        assertThat(refresher.look()).isFalse();
    }

    @Test
    void aFewOrdersWaitNoLongerThanTheSettingSays() {
        arrive("1", TestModel.AS_OF.plusDays(1));
        assertThat(refresher(1_000, LONG).look()).isFalse();
        assertThat(refresher(1_000, Duration.ZERO).look()).isTrue();
        assertThat(ended().state()).isEqualTo(JobState.DONE);
    }

    @Test
    void customersWhomNoModelHasScoredYetAreScored() {
        try (Store loaded = TestStore.empty();
                JobQueue own = new JobQueue(() -> Optional.of(loaded), 8)) {
            loaded.load("shop.csv", 1_000, TestModel.log().purchases(), customers -> {});
            Refresher refresher = new Refresher(
                    () -> Optional.of(loaded),
                    () -> Optional.of(TestModel.PREDICTOR),
                    own,
                    new Refresher.When(1_000, LONG),
                    CLOCK,
                    ZoneOffset.UTC);
            assertThat(refresher.look()).isTrue();
            for (int k = 0; k < 3_000 && own.waitingOrRunning() > 0; k++) {
                LockSupport.parkNanos(10_000_000);
            }
            assertThat(loaded.customers()).isPresent();
            assertThat(refresher.look()).isFalse();
        }
    }

    @Test
    void anOrderOfTomorrowDoesNotMoveTheDayBeyondToday() {
        arrive("1", TODAY.plusDays(1));
        assertThat(refresher(1, LONG).look()).isTrue();
        assertThat(ended().state()).isEqualTo(JobState.DONE);
        assertThat(store.customers().orElseThrow().scoring().asOf()).isEqualTo(TODAY);
    }
}
