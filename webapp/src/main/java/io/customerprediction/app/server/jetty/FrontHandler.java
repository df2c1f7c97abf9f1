package io.customerprediction.app.server.jetty;

import io.customerprediction.app.http.Forwarded;
import io.customerprediction.app.http.HealthAddress;
import io.customerprediction.app.http.TransferLimits;
import io.customerprediction.app.settings.AddressRanges;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Keeps slow clients from taking the threads of others. A short body is received completely before a thread is taken for
 * its request. Requests are divided among three lanes, each with threads of its own: health, transfers (uploads, long
 * bodies, exports), and everything else. A client that sends or receives more slowly than the limit is broken off.
 */
final class FrontHandler extends Handler.Wrapper {
    /** A longer body is received by its request's own thread, in the lane of transfers. */
    static final int SHORT_BODY = 16_384;

    private static final Duration LONGEST_QUEUED = Duration.ofSeconds(10);
    private static final long TICK_MILLIS = 500;

    private final TransferLimits limits;
    private final AddressRanges trustedProxies;
    private final long heapForShortBodies;
    private final Executor failures;
    private final Connections connections;
    private final Lane health;
    private final Lane requests;
    private final Lane transfers;
    private final Set<ClientWait> waits = ConcurrentHashMap.newKeySet();
    private final AtomicLong receiving = new AtomicLong();

    /**
     * The lanes' sizes.
     *
     * @param health for health
     * @param requests for everything that is neither
     * @param transfers for uploads, long bodies and exports
     */
    record Lanes(Lane.Bounds health, Lane.Bounds requests, Lane.Bounds transfers) {}

    /**
     * @param threads have room for all lanes, and some to spare
     * @param connections whose headers have a time limit
     * @param heapForShortBodies bytes that short bodies may take together while they are received
     */
    FrontHandler(
            Handler next,
            ServerThreads threads,
            Connections connections,
            Lanes lanes,
            TransferLimits limits,
            AddressRanges trustedProxies,
            long heapForShortBodies) {
        super(next);
        this.limits = limits;
        this.trustedProxies = trustedProxies;
        this.heapForShortBodies = heapForShortBodies;
        this.failures = threads.failures();
        this.connections = connections;
        this.health = new Lane(lanes.health(), threads.requests());
        this.requests = new Lane(lanes.requests(), threads.requests());
        this.transfers = new Lane(lanes.transfers(), threads.requests());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Scheduler scheduler = getServer().getScheduler();
        scheduler.schedule(() -> tick(scheduler), TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Breaks off what is too slow and refuses what has waited too long. */
    private void tick(Scheduler scheduler) {
        if (!isRunning()) {
            return;
        }
        try {
            breakOffAndRefuse(System.nanoTime());
        } finally {
            scheduler.schedule(() -> tick(scheduler), TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void breakOffAndRefuse(long now) {
        waits.forEach(wait -> wait.breakOffIfTooSlow(now));
        connections.closeLate(now);
        for (Lane lane : List.of(health, requests, transfers)) {
            lane.queuedBefore(now - LONGEST_QUEUED.toNanos())
                    .forEach(e -> e.refuse(HttpStatus.SERVICE_UNAVAILABLE_503));
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        connections.handling(request);
        Exchange exchange = new Exchange(this, request, response, callback);
        String path = request.getHttpURI().getCanonicalPath();
        boolean isHealth = path != null && HealthAddress.is(path);
        if (isHealth || !hasBody(request)) {
            enter(exchange, isHealth ? health : isExport(request, path) ? transfers : requests);
        } else if (request.getLength() > SHORT_BODY) {
            enter(exchange, transfers);
        } else {
            exchange.receive();
        }
        return true;
    }

    private static boolean hasBody(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    private static boolean isExport(Request request, String path) {
        return HttpMethod.GET.is(request.getMethod()) && path != null && path.endsWith(".csv");
    }

    /** The body is there, or so much of it that its request's thread is to receive the rest. */
    void received(Exchange exchange, long bytes) {
        enter(exchange, bytes > SHORT_BODY ? transfers : requests);
    }

    private void enter(Exchange exchange, Lane lane) {
        exchange.entering(lane);
        switch (lane.enter(exchange)) {
            case RUN -> exchange.run();
            case FULL -> exchange.refuse(HttpStatus.SERVICE_UNAVAILABLE_503);
            case TOO_MANY_FROM_ADDRESS -> exchange.refuse(HttpStatus.TOO_MANY_REQUESTS_429);
            case QUEUED -> {
                // Runs when another one leaves the lane.
            }
        }
    }

    /** Sets memory aside for a body that has not arrived completely; false if there is none. */
    boolean keep(long bytes) {
        if (receiving.addAndGet(bytes) <= heapForShortBodies) {
            return true;
        }
        receiving.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        receiving.addAndGet(-bytes);
    }

    Set<ClientWait> waits() {
        return waits;
    }

    /** Threads for connections that fail or are broken off. */
    Executor failures() {
        return failures;
    }

    TransferLimits limits() {
        return limits;
    }

    /** The client's address, behind trusted proxies too. */
    String client(Request request) {
        return new Forwarded("", "", "", Request.getRemoteAddr(request))
                .behind(trustedProxies, name -> request.getHeaders().getValuesList(name))
                .client();
    }
}
