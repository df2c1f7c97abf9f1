package io.customerprediction.app.jobs;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.jobs.BatchFault.Kind;
import io.customerprediction.app.jobs.BatchRun.Stage;
import io.customerprediction.app.store.Job;
import io.customerprediction.app.store.JobKind;
import io.customerprediction.app.store.Jobs;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that users bring, each predicted for in the background, one after the other. A file is on disk from its first byte
 * on and removed when its batch is over; results stay for the newest {@value #KEPT} batches. Thread-safe.
 */
public final class Batches implements AutoCloseable {
    /** Batches whose results are kept. */
    public static final int KEPT = 20;

    private static final int MOST_UNFINISHED = 8;
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final long STOP_SECONDS = 8;
    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);

    private final BatchFolder folder;
    private final Supplier<Optional<Store>> store;
    private final Clock clock;
    private final long maxInflatedBytes;
    private final Map<Long, BatchRun> unfinished = new ConcurrentSkipListMap<>();
    private final ExecutorService worker;

    /**
     * Batches in a folder; files that a process before left there unfinished are removed.
     *
     * @param folder is made when the first file comes
     * @param store remembers the batches
     * @param clock for today, the last day that a purchase can be of
     * @param maxInflatedBytes longest file once it is unpacked
     */
    public Batches(Path folder, Supplier<Optional<Store>> store, Clock clock, long maxInflatedBytes) {
        this.folder = new BatchFolder(folder);
        this.store = store;
        this.clock = clock;
        this.maxInflatedBytes = maxInflatedBytes;
        this.worker = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "batch");
            thread.setDaemon(true);
            return thread;
        });
        this.folder.removeUploads();
    }

    private Store store() {
        return store.get().orElseThrow(() -> new BatchException(Kind.NO_STORE));
    }

    private Jobs jobs() {
        return store().jobs();
    }

    /**
     * Makes sure that a file can be taken before any of it is sent. Files that wait for an order for more than an hour are
     * given up.
     *
     * @param bytes of the file, or negative if that is not known
     * @throws BatchException if there is no database, too much to do, or no room on the disk
     */
    public void makeRoom(long bytes) {
        jobs();
        Instant forgotten = clock.instant().minus(PATIENCE);
        unfinished.forEach((id, run) -> {
            if (run.stage() == Stage.WAITING && run.since().isBefore(forgotten)) {
                cancel(id);
            }
        });
        if (unfinished.size() >= MOST_UNFINISHED) {
            throw new BatchException(Kind.TOO_MANY, MOST_UNFINISHED);
        }
        folder.checkSpace(bytes);
    }

    /**
     * Keeps a file as it arrives, however large.
     *
     * @param name of the file, as its user calls it
     * @param in what it throws itself is passed on and leaves nothing behind
     * @return number of the batch, which waits for its order
     * @throws BatchException if the disk fails
     */
    public long receive(String name, InputStream in) {
        return folder.receive(in, arrived -> {
            long id = jobs().create(JobKind.BATCH);
            boolean kept = false;
            try {
                keep(id, name, arrived);
                kept = true;
                return id;
            } finally {
                if (!kept) {
                    dropFailed(id);
                }
            }
        });
    }

    private void keep(long id, String name, Path arrived) throws IOException {
        BatchFiles files = folder.files(id);
        Files.createDirectories(files.folder());
        files.write(BatchReport.of(name, Files.size(arrived)));
        Files.move(arrived, files.upload());
        unfinished.put(
                id, new BatchRun(files, clock.instant(), (done, phase) -> jobs().running(id, done, phase.key())));
        folder.removeOld(KEPT, unfinished::containsKey);
    }

    /** The disk failed when the batch had its number: the number must not stay in the queue. */
    private void dropFailed(long id) {
        unfinished.remove(id);
        folder.files(id).tidy(BatchFiles::removeAll);
        try {
            jobs().failed(id, BatchFault.of(Kind.NOT_KEPT).message());
        } catch (StoreException e) {
            LOG.error("Batch {} could not be kept, and that cannot be stored either; the next start marks it", id, e);
        }
    }

    /** The file of a batch that waits for its order; empty if it does not. */
    public Optional<Path> waitingFile(long id) {
        return Optional.ofNullable(unfinished.get(id))
                .filter(run -> run.stage() == Stage.WAITING)
                .map(run -> run.files().upload());
    }

    /** Gives a waiting batch its order; {@code false} if it has one or is over. */
    @SuppressWarnings("FutureReturnValueIgnored") // what becomes of it is remembered in the store
    public boolean order(long id, BatchOrder order, CustomerPredictor predictor) {
        Store opened = store();
        @Nullable BatchRun run = unfinished.get(id);
        if (run == null || !run.queue()) {
            return false;
        }
        BatchWork work = new BatchWork(id, run, order, predictor, opened, LocalDate.now(clock), maxInflatedBytes);
        worker.submit(() -> {
            work.run();
            end(id, run);
        });
        return true;
    }

    private void end(long id, BatchRun run) {
        unfinished.remove(id);
        run.files().tidy(BatchFiles::removeUpload);
    }

    /** Ends a batch that is not over; {@code false} if it is, or if it is being completed already. */
    public boolean cancel(long id) {
        @Nullable BatchRun run = unfinished.get(id);
        Stage before = run == null ? Stage.FINISHING : run.stop();
        if (run == null || before == Stage.FINISHING) {
            return false;
        }
        jobs().cancel(id);
        if (before != Stage.WORKING) {
            end(id, run);
        }
        return true;
    }

    /** The batch with this number; empty if there is none or it was cleared away. */
    public Optional<Batch> find(long id) {
        return store.get().flatMap(s -> s.jobs().find(id)).flatMap(this::batch);
    }

    /** The newest batches whose results are kept, the newest first. */
    public List<Batch> newest() {
        return store.get().stream()
                .flatMap(s -> s.jobs().newest(JobKind.BATCH, KEPT).stream())
                .flatMap(job -> batch(job).stream())
                .toList();
    }

    private Optional<Batch> batch(Job job) {
        if (!job.is(JobKind.BATCH)) {
            return Optional.empty();
        }
        @Nullable BatchRun run = unfinished.get(job.id());
        boolean waiting = run != null && run.stage() == Stage.WAITING;
        return folder.files(job.id())
                .read()
                .map(report -> new Batch(job, report, waiting, run == null ? null : run.position()));
    }

    /** The predictions of a batch that is done, as CSV; empty if it has none. */
    public Optional<Path> predictions(Batch batch) {
        return Optional.of(folder.files(batch.job().id()).predictions())
                .filter(file -> batch.report().expectation() != null && Files.exists(file));
    }

    /** What was wrong with rows, as CSV; empty if nothing was. */
    public Optional<Path> problems(Batch batch) {
        return Optional.of(folder.files(batch.job().id()).problems())
                .filter(file -> batch.report().rows() != null && Files.exists(file));
    }

    /**
     * Stops the work at its next step and marks what is not over as interrupted; returns after {@value #STOP_SECONDS}
     * seconds at the latest, and the next start marks the rest.
     */
    @Override
    public void close() {
        Map<Long, BatchRun> stopped = new TreeMap<>(unfinished);
        stopped.values().forEach(BatchRun::stop);
        worker.shutdown();
        try {
            if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.error("A batch did not stop within {} seconds", STOP_SECONDS);
            }
            for (long id : stopped.keySet()) {
                jobs().interrupt(id);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StoreException | BatchException e) {
            LOG.warn("Batches could not be marked as interrupted; the next start marks them: {}", e.getMessage());
        }
    }
}
