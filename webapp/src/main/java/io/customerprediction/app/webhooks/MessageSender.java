package io.customerprediction.app.webhooks;

import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.webhooks.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the messages of the outbox in the background: several webhooks at a time, one message of each. Thread-safe.
 */
public final class MessageSender implements AutoCloseable {
    /** The time for one attempt, from connecting to the end of the answer. */
    static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(10);

    /** A message whose result was not stored, because the process ended, is sent again after so long. */
    static final Duration TAKEN = Duration.ofMinutes(1);

    private static final int AT_A_TIME = 4;
    private static final Duration STOP = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration CLEANED_EVERY = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(MessageSender.class);

    private final Supplier<Optional<Store>> store;
    private final ModelReports models;
    private final Attempt attempt;
    private final HttpPost post;
    private final Clock clock;
    private final Thread thread = new Thread(this::run, "webhooks");
    private final ThreadPoolExecutor attempts = new ThreadPoolExecutor(
            AT_A_TIME, AT_A_TIME, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(AT_A_TIME), MessageSender::thread);
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();
    private Instant cleaned = Instant.MIN;
    private boolean woken;
    private boolean closed;

    /**
     * Sends nothing before it is started.
     *
     * @param store empty if there is no database; throws while the database is away
     * @param model the id of the model that answers; empty if there is none
     * @param reason why the model with this id answers, in words for people
     * @param clock gives the time of signatures and of attempts
     */
    public MessageSender(
            Supplier<Optional<Store>> store,
            Supplier<Optional<String>> model,
            UnaryOperator<String> reason,
            Secrets secrets,
            Receivers receivers,
            Clock clock) {
        this(
                store,
                new ModelReports(model, reason),
                secrets,
                receivers,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                clock);
    }

    MessageSender(
            Supplier<Optional<Store>> store,
            ModelReports models,
            Secrets secrets,
            Receivers receivers,
            SSLSocketFactory tls,
            Clock clock) {
        this.store = store;
        this.models = models;
        this.post = new HttpPost(tls, LONGEST_ATTEMPT);
        this.clock = clock;
        this.attempt = new Attempt(
                receivers,
                secrets,
                post,
                new Backoff(() -> ThreadLocalRandom.current().nextDouble()),
                clock);
        attempts.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "webhook");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to send, in a thread of its own. */
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Looks for messages at once, not within two seconds. */
    public synchronized void wake() {
        woken = true;
        notifyAll();
    }

    private void run() {
        while (pause()) {
            try {
                store.get().ifPresent(this::look);
            } catch (StoreException e) {
                LOG.debug("Messages to webhooks wait for the database: {}", e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("Messages to webhooks could not be sent; it is tried again", e);
            }
        }
    }

    /** Whether to go on. */
    private synchronized boolean pause() {
        long until = System.nanoTime() + PAUSE.toNanos();
        try {
            while (!closed && !woken && System.nanoTime() - until < 0) {
                wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        woken = false;
        return !closed;
    }

    /** Reports another model, begins to send what is due, and from time to time deletes what is old. */
    void look(Store opened) {
        models.report(opened.outbox());
        Instant now = clock.instant();
        if (cleaned.isBefore(now.minus(CLEANED_EVERY))) {
            opened.outbox().clean();
            cleaned = now;
        }
        for (long webhook : opened.outbox().webhooksDue(now)) {
            if (busy.size() >= AT_A_TIME) {
                return; // the end of an attempt wakes this thread
            }
            if (busy.add(webhook)) {
                begin(opened, webhook, now);
            }
        }
    }

    private void begin(Store opened, long webhook, Instant now) {
        boolean begun = false;
        try {
            Optional<Outbox.Due> due = opened.outbox().take(webhook, now, now.plus(TAKEN));
            if (due.isPresent()) {
                attempts.execute(() -> send(opened, due.get()));
                begun = true;
            }
        } finally {
            if (!begun) {
                busy.remove(webhook);
            }
        }
    }

    private void send(Store opened, Outbox.Due due) {
        try {
            attempt.make(opened, due);
        } catch (StoreException e) {
            LOG.warn("What came of a message to a webhook was not stored; it is sent again: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("A message to a webhook could not be sent; it is tried again", e);
        } finally {
            busy.remove(due.webhook().id());
            wake();
        }
    }

    /** Stops; attempts that are being made are broken off, and made again after the next start. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        // Not by interrupts, which would close the file of an embedded database.
        attempts.shutdown();
        post.close();
        try {
            thread.join(STOP.toMillis());
            if (!attempts.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A message to a webhook was being sent when the server stopped; it is sent again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
