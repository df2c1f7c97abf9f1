package io.customerprediction.app.jobs;

import io.customerprediction.app.background.Repeated;
import io.customerprediction.app.insights.DriftState;
import io.customerprediction.app.insights.LiveAccuracy;
import io.customerprediction.app.settings.CronSchedule;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.jobs.TrainingStart;
import io.customerprediction.app.store.jobs.TrainingStart.Cause;
import io.customerprediction.evaluation.ForecastState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins a training when it is time, when enough orders have arrived, or when the customers have changed. Time and orders are
 * counted from the start of the training before, whatever came of it, also across restarts. Looks every few seconds.
 * Thread-safe.
 */
public final class TrainingSchedule implements AutoCloseable {
    private static final long LOOK_SECONDS = 15;

    /** Many orders at once, such as of a whole file, do not have one training after the other begun. */
    private static final Duration AFTER_ORDERS = Duration.ofHours(1);

    /** Customers that have changed stay so until a model that knows them has won. */
    private static final Duration AFTER_DRIFT = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(TrainingSchedule.class);

    private final Supplier<Optional<Store>> store;
    private final Retraining retraining;
    private final When when;
    private final Clock clock;
    private final Repeated looking = new Repeated("training-schedule", LOOK_SECONDS, this::lookSafely);

    /**
     * When trainings begin.
     *
     * @param schedule empty for at no time
     * @param zone of the schedule
     * @param orders after so many; 0 for any number
     * @param onDrift whether when the customers have changed
     */
    public record When(Optional<CronSchedule> schedule, ZoneId zone, int orders, boolean onDrift) {
        /** The next time by the schedule, after the training before; empty if there is none. */
        public Optional<Instant> next(TrainingStart before) {
            return schedule.flatMap(cron -> cron.next(before.at(), zone));
        }
    }

    /**
     * Looks at nothing before it is started.
     *
     * @param store empty if there is no database; throws while the database is away
     */
    public TrainingSchedule(Supplier<Optional<Store>> store, Retraining retraining, When when, Clock clock) {
        this.store = store;
        this.retraining = retraining;
        this.when = when;
        this.clock = clock;
    }

    /** When trainings begin. */
    public When when() {
        return when;
    }

    /** Begins to look, in a thread of its own. */
    public void start() {
        if (!retraining.isAvailable() && (when.schedule().isPresent() || when.orders() > 0)) {
            LOG.warn(
                    "No model is trained by retrain-schedule and retrain-orders: the server does not run from the program's"
                            + " jar, and trainer-jar names none");
        }
        looking.start();
    }

    private void lookSafely() {
        try {
            look();
        } catch (StoreException | BatchException e) {
            LOG.debug("The database is away; whether a training is due is looked at later", e);
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("Whether a training is due could not be found out; it is tried again", e);
        }
    }

    /** Begins a training if one is due; says whether. */
    boolean look() {
        Optional<Store> opened = store.get();
        if (opened.isEmpty() || !retraining.isAvailable() || retraining.isRunning()) {
            return false;
        }
        long rows = opened.get().logRows();
        Optional<TrainingStart> before = opened.get().trainingStarts().newest();
        if (before.isEmpty() && rows > 0) {
            opened.get().trainingStarts().note(before, Cause.NONE, rows);
        }
        Optional<Cause> due = before.flatMap(start -> due(opened.get(), start, rows, clock.instant()));
        return due.isPresent() && begin(opened.get(), before.get(), due.get());
    }

    private boolean begin(Store opened, TrainingStart before, Cause cause) {
        boolean begun = retraining.begin(opened, before, cause).isPresent();
        if (begun) {
            LOG.info(
                    "A training begins: {}",
                    switch (cause) {
                        case SCHEDULE -> "it is time by retrain-schedule";
                        case ORDERS -> "retrain-orders orders have arrived";
                        default -> "the customers have changed";
                    });
        }
        return begun;
    }

    private Optional<Cause> due(Store opened, TrainingStart before, long rows, Instant now) {
        if (rows == 0) {
            return Optional.empty();
        }
        if (when.next(before).filter(next -> !next.isAfter(now)).isPresent()) {
            return Optional.of(Cause.SCHEDULE);
        }
        if (when.orders() > 0 && rows - before.logRows() >= when.orders() && isPast(before, AFTER_ORDERS, now)) {
            return Optional.of(Cause.ORDERS);
        }
        boolean hasChanged = when.onDrift() && isPast(before, AFTER_DRIFT, now) && hasChanged(opened);
        return hasChanged ? Optional.of(Cause.DRIFT) : Optional.empty();
    }

    private static boolean isPast(TrainingStart before, Duration wait, Instant now) {
        return !before.at().plus(wait).isAfter(now);
    }

    private static boolean hasChanged(Store opened) {
        return DriftState.of(opened.drift().newest()) == ForecastState.ACT
                || LiveAccuracy.of(opened.dataSet()
                                        .map(opened.forecasts()::results)
                                        .orElse(List.of()))
                                .state()
                        == ForecastState.ACT;
    }

    @Override
    public void close() {
        looking.close();
    }
}
