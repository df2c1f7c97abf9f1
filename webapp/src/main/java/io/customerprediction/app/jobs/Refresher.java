package io.customerprediction.app.jobs;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.background.Repeated;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.jobs.JobKind;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has all customers scored anew when enough purchases have arrived, or some have waited long enough. Looks every few
 * seconds. Thread-safe.
 */
public final class Refresher implements AutoCloseable {
    private static final long LOOK_SECONDS = 5;

    /** Work that fails, such as while a command loads a log, is not begun again at once. */
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);

    private final Supplier<Optional<Store>> store;
    private final Supplier<Optional<CustomerPredictor>> model;
    private final JobQueue queue;
    private final When when;
    private final Clock clock;
    private final ZoneId zone;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final AtomicBoolean queued = new AtomicBoolean();
    private final Repeated looking = new Repeated("refresh", LOOK_SECONDS, this::lookSafely);
    private boolean hasLooked;
    private long waitingSince = System.nanoTime();
    private long submitted = waitingSince - PAUSE_NANOS;

    /**
     * When customers are scored anew.
     *
     * @param changes after so many
     * @param longest so long after the first one in any case
     */
    public record When(int changes, Duration longest) {}

    /**
     * Looks at nothing before it is started.
     *
     * @param store empty if there is no database; throws while the database is away
     * @param model of the moment; empty if there is none
     * @param clock gives today in the zone
     */
    public Refresher(
            Supplier<Optional<Store>> store,
            Supplier<Optional<CustomerPredictor>> model,
            JobQueue queue,
            When when,
            Clock clock,
            ZoneId zone) {
        this.store = store;
        this.model = model;
        this.queue = queue;
        this.when = when;
        this.clock = clock;
        this.zone = zone;
    }

    /** Begins to look, in a thread of its own. */
    public void start() {
        looking.start();
    }

    /** Has all customers scored soon even if nothing has arrived, such as by another model. */
    public void scoreAnew() {
        wanted.set(true);
    }

    private void lookSafely() {
        try {
            look();
        } catch (StoreException | BatchException e) {
            LOG.debug("The database is away; arrivals are looked at later", e);
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("What has arrived could not be looked at; it is tried again", e);
        }
    }

    private void writeFeed() {
        store.get().ifPresent(opened -> opened.arrivals().feed().write());
    }

    /** Has the customers scored if it is time; says whether a job was queued. */
    boolean look() {
        Optional<Store> opened = store.get();
        Optional<CustomerPredictor> predictor = model.get();
        writeFeed();
        if (opened.isEmpty() || predictor.isEmpty() || queued.get()) {
            return false;
        }
        long waiting = opened.get().arrivals().waiting();
        long now = System.nanoTime();
        if (waiting == 0) {
            waitingSince = now;
        }
        if (isUnscored(opened.get()) || isFirstLookAfterUpgrade(opened.get())) {
            wanted.set(true);
        }
        if ((waiting == 0 && !wanted.get()) || now - submitted < PAUSE_NANOS) {
            return false;
        }
        boolean isTime = wanted.get()
                || opened.get().customers().isEmpty()
                || waiting >= when.changes()
                || now - waitingSince >= when.longest().toNanos();
        return isTime && submit(opened.get(), predictor.get());
    }

    /** Whether purchases are stored and no customer is scored, such as after a stop right after the first training. */
    private boolean isUnscored(Store opened) {
        return queue.waitingOrRunning() == 0
                && opened.customers().isEmpty()
                && opened.dataSet().isPresent();
    }

    /** Scorings of an earlier release lack the sums of this one. */
    private boolean isFirstLookAfterUpgrade(Store opened) {
        boolean first = !hasLooked;
        hasLooked = true;
        return first && opened.isUpgraded() && opened.customers().isPresent();
    }

    private boolean submit(Store opened, CustomerPredictor predictor) {
        Optional<JobRun> run = queue.open(JobKind.REFRESH, id -> queued.set(false));
        if (run.isEmpty()) {
            return false;
        }
        queued.set(true);
        boolean inAnyCase = wanted.getAndSet(false);
        waitingSince = System.nanoTime();
        submitted = waitingSince;
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return queue.submit(run.get().id(), new RefreshWork(opened, predictor, today, inAnyCase));
    }

    @Override
    public void close() {
        looking.close();
        try {
            writeFeed();
        } catch (StoreException e) {
            LOG.debug("The database is away; when the last orders arrived is not written", e);
        }
    }
}
