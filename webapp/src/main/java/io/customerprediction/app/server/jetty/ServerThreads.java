package io.customerprediction.app.server.jetty;

import java.util.concurrent.Executor;
import org.eclipse.jetty.util.component.ContainerLifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.eclipse.jetty.util.thread.TryExecutor;

/**
 * The threads of the server: many for requests, and a few for connections that fail. Jetty starts a new thread for a
 * failure when no idle one is at hand; a thousand connections that break off at once would be hundreds of threads, and
 * requests would wait for a processor behind all of them. Thread-safe.
 */
final class ServerThreads extends ContainerLifeCycle implements ThreadPool, TryExecutor {
    private static final int FAILURES = 2;

    private final QueuedThreadPool requests;
    private final QueuedThreadPool failures = new QueuedThreadPool(FAILURES, 1);

    /** @param most threads for requests */
    ServerThreads(int most) {
        requests = new QueuedThreadPool(most);
        failures.setName("failures");
        failures.setReservedThreads(0);
        addBean(requests);
        addBean(failures);
    }

    /** For requests, and for reading from connections. */
    QueuedThreadPool requests() {
        return requests;
    }

    /** For connections that fail or are broken off. */
    Executor failures() {
        return failures;
    }

    @Override
    public void execute(Runnable task) {
        requests.execute(task);
    }

    /** Jetty runs the failures of connections here, which never wait for a client. */
    @Override
    public boolean tryExecute(Runnable task) {
        failures.execute(task);
        return true;
    }

    @Override
    public void join() throws InterruptedException {
        requests.join();
    }

    @Override
    public int getThreads() {
        return requests.getThreads() + failures.getThreads();
    }

    @Override
    public int getIdleThreads() {
        return requests.getIdleThreads();
    }

    @Override
    public boolean isLowOnThreads() {
        return requests.isLowOnThreads();
    }
}
