package io.customerprediction.app.inbox;

import io.customerprediction.app.background.Repeated;
import io.customerprediction.app.jobs.IdSearch;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.transactions.OrderNames;
import io.customerprediction.transactions.csv.LogFormat;
import io.customerprediction.transactions.layout.Choices;
import io.customerprediction.transactions.layout.ColumnNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder whose files are added to what is stored, each once: it is then moved to {@code done/}, or to {@code failed/} if it
 * is no log of purchases, with a report beside it. A file stays where it is while it cannot be read, moved or stored for
 * another reason, and is tried again. Looks every few seconds; of several servers on one folder, one at a time adds files.
 * Thread-safe.
 */
public final class Inbox implements AutoCloseable {
    private static final long LOOK_SECONDS = 2;
    private static final long CLOSING_SECONDS = 5;
    private static final long FIRST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST_DOUBLINGS = 4;
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final Path folder;
    private final Duration kept;
    private final Supplier<Optional<Store>> store;
    private final Rules rules;
    private final Counters counters;
    private final LongSupplier nanos;
    private final WaitingFiles waiting;
    private final EndedFiles done;
    private final EndedFiles failed;
    private final Map<Path, Pause> pauses = new HashMap<>();

    /** Held while a file is stored and moved, so that an erasure finds it in one place. */
    private final Lock moving = new ReentrantLock();

    private final Repeated looking = new Repeated("inbox", LOOK_SECONDS, this::look);
    private String trouble = "";
    private Instant cleaned = Instant.MIN;

    private record Pause(int attempts, long until) {}

    /**
     * How the files are read.
     *
     * @param names how their orders are told apart
     * @param zone whose days count, for times with an offset; null to take every time as it is written
     * @param maxInflatedBytes longest file once it is unpacked
     * @param clock for the last possible day of a purchase
     */
    public record Rules(OrderNames names, @Nullable ZoneId zone, long maxInflatedBytes, Clock clock) {
        LocalDate today() {
            return LocalDate.ofInstant(clock.instant(), zone == null ? ZoneOffset.UTC : zone);
        }

        LogFormat format() {
            return new LogFormat(ColumnNames.DETECT, Choices.ofZone(zone), null, null);
        }
    }

    /**
     * What is counted.
     *
     * @param files receives for each file whether it was added
     * @param rejectedRows receives how many rows of each were not used for each reason
     */
    public record Counters(Consumer<Boolean> files, Consumer<Map<String, Long>> rejectedRows) {}

    /**
     * Looks at nothing before it is started.
     *
     * @param folder that is watched; is made if it is missing
     * @param kept how long files stay after they were moved
     * @param store empty if there is no database; throws while the database is away
     * @param nanos a clock that only goes forward, in nanoseconds
     */
    public Inbox(
            Path folder,
            Duration kept,
            Supplier<Optional<Store>> store,
            Rules rules,
            Counters counters,
            LongSupplier nanos) {
        this.folder = folder;
        this.kept = kept;
        this.store = store;
        this.rules = rules;
        this.counters = counters;
        this.nanos = nanos;
        this.waiting = new WaitingFiles(folder);
        this.done = new EndedFiles(folder.resolve("done"));
        this.failed = new EndedFiles(folder.resolve("failed"));
    }

    /** Begins to look, in a thread of its own. */
    public void start() {
        looking.start();
    }

    /** Adds the files that are complete. */
    void look() {
        try {
            Files.createDirectories(folder);
            List<Path> files = waiting.complete(nanos.getAsLong());
            pauses.keySet().retainAll(files);
            if (!files.isEmpty() || isCleaningDue()) {
                work(files);
            }
            if (pauses.isEmpty()) {
                say("");
            }
        } catch (CancellationException e) {
            LOG.debug("The server is stopping; files of the inbox wait");
        } catch (StoreException e) {
            say("the database cannot be used (" + e.getMessage() + ")");
        } catch (IOException e) {
            say(String.valueOf(e));
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("The inbox could not be looked at; it is tried again", e);
        }
    }

    /** What keeps files waiting is said once, and once more when it is over. */
    private void say(String problem) {
        if (!problem.equals(trouble)) {
            if (problem.isEmpty()) {
                LOG.info("Files of the inbox {} are added again", folder);
            } else {
                LOG.warn("Files of the inbox {} wait and are tried again: {}", folder, problem);
            }
            trouble = problem;
        }
    }

    private boolean isCleaningDue() {
        return rules.clock().instant().minus(BETWEEN_CLEANINGS).isAfter(cleaned);
    }

    private void work(List<Path> files) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                @Nullable FileLock lock = lock(channel)) {
            if (lock == null) {
                return;
            }
            done.prepare();
            failed.prepare();
            clean();
            for (Path file : files) {
                if (!isPaused(file)) {
                    add(file);
                }
            }
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void clean() throws IOException {
        if (isCleaningDue()) {
            Instant now = rules.clock().instant();
            done.removeOld(now.minus(kept));
            failed.removeOld(now.minus(kept));
            cleaned = now;
        }
    }

    private boolean isPaused(Path file) {
        @Nullable Pause pause = pauses.get(file);
        return pause != null && nanos.getAsLong() - pause.until < 0;
    }

    /** A fault of the whole database or disk stops the look; one that may be this file's lets others go on. */
    private void add(Path file) throws IOException {
        Optional<Store> opened = store.get();
        if (opened.isEmpty()) {
            throw new IOException("the server has no database");
        }
        pause(file);
        try {
            FileToAdd read = FileToAdd.read(file, rules, opened.get(), (rows, share) -> requireOpen());
            if (waiting.isUnchanged(file)) {
                end(file, read, opened.get());
            }
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.FAILED) {
                throw e;
            }
            LOG.error("A file of the inbox could not be stored; it is tried again", e);
        }
    }

    /** Twice as long after each attempt that does not end. */
    private void pause(Path file) {
        int attempts = pauses.containsKey(file) ? pauses.get(file).attempts + 1 : 0;
        long pause = FIRST_PAUSE_NANOS << Math.min(attempts, MOST_DOUBLINGS);
        pauses.put(file, new Pause(attempts, nanos.getAsLong() + pause));
    }

    private void requireOpen() {
        if (looking.isClosed()) {
            throw new CancellationException("the server is stopping");
        }
    }

    private void end(Path file, FileToAdd read, Store opened) throws IOException {
        FileToAdd.Ending ending;
        moving.lock();
        try {
            requireOpen();
            ending = read.add(opened);
            String heading = "File: " + file.getFileName() + "\nTime: "
                    + rules.clock().instant().truncatedTo(ChronoUnit.SECONDS) + "\n";
            (ending.isAdded() ? done : failed).add(file, heading + ending.report(), ending.mayBeKept());
        } finally {
            moving.unlock();
        }
        counters.files().accept(ending.isAdded());
        counters.rejectedRows().accept(read.setAside());
        LOG.info(
                "A file of the inbox {}",
                ending.isAdded() ? "was added" : "could not be added: see its report in failed/");
    }

    /**
     * Whether a file that waits, was added or could not be names a customer.
     *
     * @throws UncheckedIOException if a file cannot be searched
     */
    public boolean names(String customer) {
        IdSearch search = new IdSearch(customer);
        try {
            for (Path file : waiting.all()) {
                if (search.in(file) == IdSearch.Result.FOUND) {
                    return true;
                }
            }
            return done.names(search) || failed.names(search);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Deletes the files in {@code done/} and {@code failed/} that name a customer, or that cannot be searched, once the store
     * has erased them. Files that wait stay: rows of erased customers are left out when they are added, and such a file is
     * not kept.
     *
     * @throws UncheckedIOException if a file cannot be searched or deleted
     */
    public void erase(String customer) {
        IdSearch search = new IdSearch(customer);
        String note = "The file was deleted at "
                + rules.clock().instant().truncatedTo(ChronoUnit.SECONDS)
                + ": it had, or may have had, rows of a customer who was erased.\n";
        moving.lock();
        try {
            done.erase(search, note);
            failed.erase(search, note);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            moving.unlock();
        }
    }

    @Override
    public void close() {
        looking.close();
        try {
            looking.awaitEnd(CLOSING_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
