package io.customerprediction.app.server;

import java.time.Duration;

/**
 * Ends the process when an orderly stop takes too long: a service manager would kill it a little later, and a restart
 * would wait for it. What is acknowledged is on disk by then, as it is after a power failure.
 */
public final class StopLimit {
    /** What service managers and shells take for a process that ended at SIGTERM. */
    private static final int TERMINATED = 143;

    private StopLimit() {}

    /** From now on a stop of the JVM takes at most this long. */
    public static void set(Duration longest) {
        Thread watch = new Thread(() -> endAfter(longest), "stop limit");
        watch.setDaemon(true);
        Runtime.getRuntime().addShutdownHook(new Thread(watch::start, "stop limit start"));
    }

    private static void endAfter(Duration longest) {
        try {
            Thread.sleep(longest.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // then the limit is now
        }
        Runtime.getRuntime().halt(TERMINATED);
    }
}
