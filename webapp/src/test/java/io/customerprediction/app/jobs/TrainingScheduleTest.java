package io.customerprediction.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.jobs.CustomerBase.Progress;
import io.customerprediction.app.models.Learner;
import io.customerprediction.app.models.LiveModel;
import io.customerprediction.app.models.Trainer;
import io.customerprediction.app.settings.CronSchedule;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.jobs.JobKind;
import io.customerprediction.app.store.jobs.TrainingStart;
import io.customerprediction.app.store.jobs.TrainingStart.Cause;
import io.customerprediction.app.store.orders.ArrivingOrder;
import io.customerprediction.app.store.orders.ArrivingOrder.Sale;
import io.customerprediction.app.store.orders.OrderKeys;
import io.customerprediction.app.testing.MovedClock;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.features.FeatureDrift;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When trainings begin; none of them gets far, as its program is not there. */
class TrainingScheduleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant MONDAY = Instant.parse("2026-11-30T09:00:00Z");
    private static final TrainingSchedule.When NEVER = new TrainingSchedule.When(Optional.empty(), BERLIN, 0, false);
    private static final TrainingSchedule.When SUNDAYS =
            new TrainingSchedule.When(Optional.of(CronSchedule.of("0 3 * * 0")), BERLIN, 0, false);
    private static final TrainingSchedule.When ON_DRIFT = new TrainingSchedule.When(Optional.empty(), BERLIN, 0, true);

    @TempDir
    Path folder;

    private final MovedClock clock = new MovedClock(MONDAY);
    private final Store store = Store.open("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "", clock);

    @SuppressWarnings("NullAway.Init") // each test makes a schedule first
    private Retraining retraining;

    @AfterEach
    void close() {
        retraining.close();
        store.close();
    }

    private void load() {
        store.load("shop.csv", 1_000, TestModel.log().purchases(), customers -> {});
    }

    private TrainingSchedule schedule(TrainingSchedule.When when) {
        return schedule(when, Optional.of(new Trainer(folder.resolve("absent.jar"), "64m")));
    }

    private TrainingSchedule schedule(TrainingSchedule.When when, Optional<Trainer> trainer) {
        LiveModel live = new LiveModel(folder, Optional::empty);
        JobQueue queue = new JobQueue(() -> Optional.of(store), 8);
        Refresher refresher = new Refresher(
                () -> Optional.of(store), live, queue, new Refresher.When(1, Duration.ofDays(1)), clock, BERLIN);
        retraining = new Retraining(
                () -> Optional.of(store), new Learner(folder, live, trainer, 10, clock), refresher, clock, BERLIN);
        return new TrainingSchedule(() -> Optional.of(store), retraining, when, clock);
    }

    private void arrive(int orders, String prefix) {
        for (int k = 0; k < orders; k++) {
            store.arrivals()
                    .add(
                            "shop",
                            List.of(new ArrivingOrder(
                                    OrderKeys.order("shop", "c", prefix + k, ""),
                                    "c",
                                    new Sale((int) TestModel.AS_OF.toEpochDay() + 1, 10_000_000),
                                    false,
                                    List.of(),
                                    null)),
                            null,
                            made -> "");
        }
    }

    private void awaitEnd() {
        for (int k = 0; k < 3_000 && retraining.isRunning(); k++) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private Cause newestCause() {
        return store.trainingStarts().newest().map(TrainingStart::cause).orElseThrow();
    }

    @Test
    void aTrainingBeginsWhenItsTimeHasComeAndThenNotBeforeTheNext() {
        load();
        TrainingSchedule schedule = schedule(SUNDAYS);
        assertThat(schedule.look()).as("time is counted from here").isFalse();
        assertThat(schedule.when().next(store.trainingStarts().newest().orElseThrow()))
                .contains(Instant.parse("2026-12-06T02:00:00Z"));
        clock.move(Duration.ofDays(5));
        assertThat(schedule.look()).as("Saturday").isFalse();
        clock.move(Duration.ofDays(1));
        assertThat(schedule.look()).as("Sunday").isTrue();
        assertThat(newestCause()).isEqualTo(Cause.SCHEDULE);
        assertThat(store.jobs().newest(JobKind.RETRAIN, 9)).hasSize(1);
        awaitEnd();
        assertThat(schedule.look()).as("the same Sunday").isFalse();
    }

    @Test
    void aTimeThatWasMissedWhileTheServerWasDownIsMadeUpForOnce() {
        load();
        schedule(SUNDAYS).look();
        retraining.close();
        clock.move(Duration.ofDays(30));
        TrainingSchedule afterwards = schedule(SUNDAYS);
        assertThat(afterwards.look()).isTrue();
        awaitEnd();
        assertThat(afterwards.look()).isFalse();
    }

    @Test
    void aClockThatIsSetBackBeginsNothing() {
        load();
        TrainingSchedule schedule = schedule(SUNDAYS);
        schedule.look();
        clock.move(Duration.ofDays(-400));
        assertThat(schedule.look()).isFalse();
    }

    @Test
    void newOrdersAreCountedFromTheTrainingBefore() {
        load();
        TrainingSchedule schedule = schedule(new TrainingSchedule.When(Optional.empty(), BERLIN, 3, false));
        schedule.look();
        clock.move(Duration.ofHours(2));
        arrive(2, "a");
        assertThat(schedule.look()).isFalse();
        arrive(1, "b");
        assertThat(schedule.look()).isTrue();
        assertThat(newestCause()).isEqualTo(Cause.ORDERS);
        awaitEnd();
        clock.move(Duration.ofHours(2));
        assertThat(schedule.look()).as("none has arrived since").isFalse();
        arrive(3, "c");
        assertThat(schedule.look()).isTrue();
        awaitEnd();
        arrive(3, "d");
        assertThat(schedule.look()).as("within an hour").isFalse();
    }

    @Test
    void customersThatHaveChangedBeginOneAWeekAtMost() {
        Scoring scoring = CustomerBase.fill(
                store, "shop.csv", TestModel.log(), TestModel.PREDICTOR, TestModel.AS_OF, 1, Progress.NONE);
        TrainingSchedule schedule = schedule(ON_DRIFT);
        schedule.look();
        clock.move(Duration.ofDays(8));
        assertThat(schedule.look()).as("nothing has changed").isFalse();

        store.drift().put(scoring, List.of(new FeatureDrift("moved far", 0.9, 0.01, 0)));
        assertThat(schedule.look()).isTrue();
        assertThat(newestCause()).isEqualTo(Cause.DRIFT);
        awaitEnd();
        clock.move(Duration.ofDays(6));
        assertThat(schedule.look()).as("within a week").isFalse();
        clock.move(Duration.ofDays(1));
        assertThat(schedule.look()).isTrue();
    }

    @Test
    void withoutPurchasesOrAProgramToTrainWithNothingBegins() {
        assertThat(schedule(SUNDAYS).look()).isFalse();
        assertThat(store.trainingStarts().newest()).isEmpty();
        load();
        TrainingSchedule without = schedule(SUNDAYS, Optional.empty());
        without.look();
        clock.move(Duration.ofDays(30));
        assertThat(without.look()).isFalse();
    }

    @Test
    void aTrainingOnDemandCountsAsWell() {
        load();
        TrainingSchedule schedule = schedule(SUNDAYS);
        schedule.look();
        clock.move(Duration.ofDays(6));
        OptionalLong job = retraining.begin(store, Optional.empty());
        assertThat(job).isPresent();
        awaitEnd();
        assertThat(schedule.look()).isFalse();
        assertThat(newestCause()).isEqualTo(Cause.DEMAND);
        assertThat(schedule(NEVER).look()).isFalse();
    }
}
