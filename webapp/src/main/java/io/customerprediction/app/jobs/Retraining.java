package io.customerprediction.app.jobs;

import io.customerprediction.app.models.Learner;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.jobs.JobKind;
import io.customerprediction.app.store.jobs.TrainingStart;
import io.customerprediction.app.store.jobs.TrainingStart.Cause;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Trainings, one at a time, beside the other jobs. Thread-safe. */
public final class Retraining implements AutoCloseable {
    private final Learner learner;
    private final JobQueue queue;
    private final Refresher refresher;
    private final Clock clock;
    private final ZoneId zone;

    /**
     * @param store empty if there is no database; throws while the database is away
     * @param refresher scores anew what a training has merged
     * @param clock gives today in the zone
     */
    public Retraining(Supplier<Optional<Store>> store, Learner learner, Refresher refresher, Clock clock, ZoneId zone) {
        this.learner = learner;
        this.queue = new JobQueue(store, 1);
        this.refresher = refresher;
        this.clock = clock;
        this.zone = zone;
    }

    /** Whether a model can be trained by this server. */
    public boolean isAvailable() {
        return learner.isAvailable();
    }

    /**
     * Begins a training that somebody wants.
     *
     * @param forcedBy who wants its model to answer in any case
     * @return the number of its job; empty if one runs already
     */
    public OptionalLong begin(Store opened, Optional<String> forcedBy) {
        return begin(opened, opened.trainingStarts().newest(), Cause.DEMAND, forcedBy);
    }

    /**
     * Begins a training that is due.
     *
     * @param before the newest start by which that was found
     * @return the number of its job; empty if one runs already, or another server has begun one
     */
    OptionalLong begin(Store opened, TrainingStart before, Cause cause) {
        return begin(opened, Optional.of(before), cause, Optional.empty());
    }

    private synchronized OptionalLong begin(
            Store opened, Optional<TrainingStart> before, Cause cause, Optional<String> forcedBy) {
        if (queue.isFull() || !opened.trainingStarts().note(before, cause, opened.logRows())) {
            return OptionalLong.empty();
        }
        Optional<JobRun> run = queue.open(JobKind.RETRAIN, id -> {});
        if (run.isEmpty()) {
            return OptionalLong.empty();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        queue.submit(run.get().id(), new RetrainWork(opened, learner, refresher::scoreAnew, forcedBy, today));
        return OptionalLong.of(run.get().id());
    }

    /** Whether a training waits or runs. */
    public boolean isRunning() {
        return queue.isFull();
    }

    /** How many trainings wait or run. */
    public int waitingOrRunning() {
        return queue.waitingOrRunning();
    }

    /** Cancels a training; {@code false} if there is none with this number that runs. */
    public boolean cancel(long job) {
        return queue.cancel(job);
    }

    /** Deletes what a server that was killed has left. */
    public void clean() {
        learner.clean();
    }

    /** Ends the training that runs. */
    @Override
    public void close() {
        queue.close();
    }
}
