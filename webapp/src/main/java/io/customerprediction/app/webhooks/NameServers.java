package io.customerprediction.app.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the name servers of this machine, each time for a few seconds only: Java's own look-up has no limit of time.
 * Thread-safe.
 */
final class NameServers implements AddressCheck.Resolver {
    private static final int MOST = 8;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final ThreadPoolExecutor lookUps =
            new ThreadPoolExecutor(0, MOST, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                Thread thread = new Thread(work, "webhook names");
                thread.setDaemon(true);
                return thread;
            });

    @Override
    public List<InetAddress> resolve(String name) throws UnknownHostException {
        try {
            Future<List<InetAddress>> found = lookUps.submit(() -> List.of(InetAddress.getAllByName(name)));
            return found.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | RejectedExecutionException | TimeoutException e) {
            throw new UnknownHostException("the name " + name + " was not found");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException("the name " + name + " was not found before the server stopped");
        }
    }
}
