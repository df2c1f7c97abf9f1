package io.customerprediction.app.jobs;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.jobs.BatchFault.Kind;
import io.customerprediction.app.jobs.JobRun.Stage;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.jobs.Job;
import io.customerprediction.app.store.jobs.JobKind;
import io.customerprediction.app.store.loads.Loss;
import io.customerprediction.transactions.OrderNames;
import io.customerprediction.transactions.csv.LogFormat;
import io.customerprediction.transactions.values.AmbiguousValuesException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Files that users upload, each predicted for by a job of a {@link JobQueue}. A file is on disk from its first byte on and
 * removed when its batch has ended; results stay for the newest {@value #KEPT} batches. Thread-safe.
 */
public final class Batches {
    /** Batches whose results are kept. */
    public static final int KEPT = 20;

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final BatchFolder folder;
    private final JobQueue queue;
    private final Supplier<Optional<Store>> store;
    private final Clock clock;
    private final Reading reading;
    private final Consumer<Map<String, Long>> rejectedRows;
    private final Map<Long, Instant> arrivals = new ConcurrentHashMap<>();
    private final Map<Long, AmbiguousValuesException> questions = new ConcurrentHashMap<>();
    private final Map<Long, Loss> losses = new ConcurrentHashMap<>();

    /**
     * How files are read.
     *
     * @param maxInflatedBytes longest file once it is unpacked
     * @param names how the orders of files are told apart
     * @param zone whose days count; empty to take every time as it is written
     */
    public record Reading(long maxInflatedBytes, OrderNames names, Optional<ZoneId> zone) {
        LogFormat format(LogFormat chosen) {
            return zone.map(chosen::inZone).orElse(chosen);
        }
    }

    /**
     * Batches in a folder; files that a process before left there unfinished are removed.
     *
     * @param folder is made when the first file comes
     * @param queue carries the batches out
     * @param store keeps the batches
     * @param clock for today, the last day that a purchase can be of
     * @param reading how files are read
     * @param rejectedRows receives how many rows of each log were rejected for each reason
     */
    public Batches(
            Path folder,
            JobQueue queue,
            Supplier<Optional<Store>> store,
            Clock clock,
            Reading reading,
            Consumer<Map<String, Long>> rejectedRows) {
        this.folder = new BatchFolder(folder);
        this.queue = queue;
        this.store = store;
        this.clock = clock;
        this.reading = reading;
        this.rejectedRows = rejectedRows;
        this.folder.removeUploads();
    }

    private Store store() {
        return store.get().orElseThrow(() -> new BatchException(Kind.NO_STORE));
    }

    /**
     * Makes sure that a file can be taken before any of it is sent. Files that wait for an order for more than an hour are
     * given up.
     *
     * @param bytes of the file, or negative if that is not known
     * @throws BatchException if there is no database, too much to do, or no room on the disk
     */
    public void makeRoom(long bytes) {
        store();
        Instant forgotten = clock.instant().minus(PATIENCE);
        for (JobRun run : queue.unfinished()) {
            Instant arrived = arrivals.get(run.id());
            if (arrived != null && run.stage() == Stage.WAITING && arrived.isBefore(forgotten)) {
                queue.cancel(run.id());
            }
        }
        if (queue.isFull()) {
            throw tooMany();
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
            store();
            JobRun run = queue.open(JobKind.BATCH, this::release).orElseThrow(this::tooMany);
            boolean kept = false;
            try {
                keep(run.id(), name, arrived);
                kept = true;
                return run.id();
            } finally {
                if (!kept) {
                    dropFailed(run);
                }
            }
        });
    }

    private BatchException tooMany() {
        return new BatchException(Kind.TOO_MANY, queue.most());
    }

    /** The file of a batch is kept until the batch has ended. */
    private void release(long id) {
        arrivals.remove(id);
        questions.remove(id);
        losses.remove(id);
        folder.files(id).tidy(BatchFiles::removeUpload);
    }

    private void keep(long id, String name, Path arrived) throws IOException {
        BatchFiles files = folder.files(id);
        Files.createDirectories(files.folder());
        files.write(BatchReport.of(name, Files.size(arrived)));
        Files.move(arrived, files.upload());
        arrivals.put(id, clock.instant());
        folder.removeOld(KEPT, other -> queue.find(other).isPresent());
    }

    /** The disk failed when the batch had its number: the number must not stay in the queue. */
    private void dropFailed(JobRun run) {
        folder.files(run.id()).tidy(BatchFiles::removeAll);
        queue.abandon(run, BatchFault.of(Kind.NOT_KEPT).message());
    }

    /** The file of a batch that waits for its order; empty if it does not. */
    public Optional<Path> waitingFile(long id) {
        return queue.find(id)
                .filter(run -> run.stage() == Stage.WAITING && arrivals.containsKey(id))
                .map(run -> folder.files(id).upload());
    }

    /**
     * Gives a waiting batch its order; {@code false} if it has one or is over.
     *
     * @param predictor without one, the customers of a log can be stored, and nothing else
     */
    public boolean order(long id, BatchOrder order, Optional<CustomerPredictor> predictor) {
        Store opened = store();
        return queue.submit(
                id,
                new BatchWork(
                        id,
                        folder.files(id),
                        order,
                        predictor,
                        opened,
                        new UploadLimits(LocalDate.now(clock), reading),
                        new BatchWork.Notices(open -> ask(id, open), loss -> ask(id, loss), rejectedRows)));
    }

    private void ask(long id, AmbiguousValuesException open) {
        questions.put(id, open);
        arrivals.put(id, clock.instant());
    }

    private void ask(long id, Loss loss) {
        losses.put(id, loss);
        arrivals.put(id, clock.instant());
    }

    /** What the log of a waiting batch does not have of what it would replace; empty if nobody has to agree. */
    public Optional<Loss> loss(long id) {
        return Optional.ofNullable(losses.get(id));
    }

    /** What the whole file of a waiting batch left open when it was read; empty if it has not been read. */
    public Optional<AmbiguousValuesException> question(long id) {
        return Optional.ofNullable(questions.get(id));
    }

    /** Ends a batch that is not over; {@code false} if it is, or if it is being completed already. */
    public boolean cancel(long id) {
        return queue.cancel(id);
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
        @Nullable JobRun run = queue.find(job.id()).orElse(null);
        boolean waiting = run != null && run.stage() == Stage.WAITING;
        return folder.files(job.id())
                .read()
                .map(report -> new Batch(job, report, waiting, run == null ? null : run.position()));
    }

    /**
     * Erases a customer from what is kept of batches. Those whose file names the customer, or cannot be searched, and which
     * are not done yet are cancelled, so that the file is deleted.
     *
     * @return whether a file named the customer
     */
    public boolean erase(String customer) {
        IdSearch search = new IdSearch(customer);
        BatchErasure erasure = new BatchErasure(customer);
        boolean found = false;
        for (JobRun run : queue.unfinished()) {
            IdSearch.Result result = search.in(folder.files(run.id()).upload());
            if (result != IdSearch.Result.ABSENT) {
                queue.cancel(run.id());
            }
            found |= result == IdSearch.Result.FOUND;
        }
        for (BatchFiles files : folder.all()) {
            found |= erasure.erase(files);
        }
        return found;
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
}
