package io.customerprediction.app.jobs;

import io.customerprediction.app.jobs.BatchFault.Kind;
import io.customerprediction.app.jobs.JobRun.Stage;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.jobs.JobKind;
import io.customerprediction.app.store.jobs.Jobs;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Long work of any kind, carried out in the background, one job after the other. The store keeps the state of each job, also
 * after a restart. Thread-safe.
 */
public final class JobQueue implements AutoCloseable {
    private static final long STOP_SECONDS = 8;
    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);

    private final Supplier<Optional<Store>> store;
    private final int most;
    private final Map<Long, JobRun> unfinished = new ConcurrentSkipListMap<>();
    private final ExecutorService worker;

    /**
     * An empty queue; the store may become available later.
     *
     * @param most jobs that may wait or run at the same time
     */
    public JobQueue(Supplier<Optional<Store>> store, int most) {
        this.store = store;
        this.most = most;
        this.worker = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "jobs");
            thread.setDaemon(true);
            return thread;
        });
    }

    private Jobs jobs() {
        return store.get().orElseThrow(() -> new BatchException(Kind.NO_STORE)).jobs();
    }

    /** How many jobs may wait or run at the same time. */
    int most() {
        return most;
    }

    /** Whether no further job can be opened until another one has ended. */
    public boolean isFull() {
        return unfinished.size() >= most;
    }

    /**
     * A new job, which waits until its work is submitted.
     *
     * @param release frees what the job holds (such as an uploaded file), given the job's number; called once or more when the
     *     job has ended in any way, but not when the process stops
     * @return the job; empty if the queue is full
     * @throws BatchException if there is no database
     */
    public synchronized Optional<JobRun> open(JobKind kind, LongConsumer release) {
        if (isFull()) {
            return Optional.empty();
        }
        long id = jobs().create(kind);
        JobRun run = new JobRun(id, release, (done, phase) -> jobs().running(id, done, phase.key()));
        unfinished.put(id, run);
        return Optional.of(run);
    }

    /** Ends a job that could not be prepared, with the message that its user sees. */
    void abandon(JobRun run, String message) {
        end(run);
        storeFailure(run.id(), message, null);
    }

    /** Submits the work of a waiting job; {@code false} if the job is not waiting. */
    public boolean submit(long id, JobWork work) {
        @Nullable JobRun run = unfinished.get(id);
        if (run == null || !run.queue()) {
            return false;
        }
        worker.execute(() -> carryOut(run, work));
        return true;
    }

    private void carryOut(JobRun run, JobWork work) {
        boolean waits = false;
        try {
            if (run.begin(work.phases())) {
                String result = work.carryOut(run);
                run.release();
                jobs().done(run.id(), "", result);
            }
        } catch (CancellationException cancelled) {
            LOG.info("Job {} was stopped", run.id());
            work.undo();
        } catch (IOException | RuntimeException | Error e) {
            work.undo();
            waits = work.asksAgain(e) && run.waitAgain();
            if (!waits) {
                run.release();
                storeFailure(run.id(), work.failure(e), e);
            }
        } finally {
            if (!waits) {
                end(run);
            }
        }
    }

    private void storeFailure(long id, String message, @Nullable Throwable cause) {
        try {
            jobs().failed(id, message);
        } catch (RuntimeException e) {
            if (cause != null) {
                e.addSuppressed(cause);
            }
            LOG.error("Job {} failed, and that cannot be stored; the next start marks it", id, e);
        }
    }

    private void end(JobRun run) {
        unfinished.remove(run.id());
        run.release();
    }

    /** Cancels a job; {@code false} if it has ended or is publishing its result. */
    public boolean cancel(long id) {
        @Nullable JobRun run = unfinished.get(id);
        Stage before = run == null ? Stage.FINISHING : run.stop();
        if (run == null || before == Stage.FINISHING) {
            return false;
        }
        jobs().cancel(id);
        if (before != Stage.WORKING) {
            end(run);
        }
        return true;
    }

    /** The job with this number as long as it is unfinished. */
    public Optional<JobRun> find(long id) {
        return Optional.ofNullable(unfinished.get(id));
    }

    /** How many jobs wait or run. */
    public int waitingOrRunning() {
        return unfinished.size();
    }

    /** The unfinished jobs at this moment, the oldest first. */
    List<JobRun> unfinished() {
        return List.copyOf(unfinished.values());
    }

    /**
     * Stops the running job at its next step and marks all unfinished jobs as interrupted; returns after {@value
     * #STOP_SECONDS} seconds at the latest, and the next start marks the rest.
     */
    @Override
    public void close() {
        Map<Long, JobRun> stopped = new TreeMap<>(unfinished);
        stopped.values().forEach(JobRun::stop);
        worker.shutdown();
        try {
            if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.error("A job did not stop within {} seconds", STOP_SECONDS);
            }
            for (long id : stopped.keySet()) {
                jobs().interrupt(id);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StoreException | BatchException e) {
            LOG.warn("Jobs could not be marked as interrupted; the next start marks them: {}", e.getMessage());
        }
    }
}
