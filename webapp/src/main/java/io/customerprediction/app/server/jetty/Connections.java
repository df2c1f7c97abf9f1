package io.customerprediction.app.server.jetty;

import io.customerprediction.app.settings.AddressRanges;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Request;

/**
 * The open connections. One client address has a limited number of them; a trusted proxy, which connects for many clients
 * and has limits of its own, is not limited. A connection whose request has not begun to be handled some time after its
 * first byte, as its headers arrive too slowly, is closed. Thread-safe.
 */
final class Connections implements Connection.Listener {
    private final int mostOfOne;
    private final AddressRanges trustedProxies;
    private final Duration longestHeaders;
    private final Executor failures;
    private final Map<Connection, Headers> open = new ConcurrentHashMap<>();
    private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();

    /**
     * @param mostOfOne connections of one client address
     * @param longestHeaders time from the first byte of a request to the end of its headers
     * @param failures closes connections
     */
    Connections(int mostOfOne, AddressRanges trustedProxies, Duration longestHeaders, Executor failures) {
        this.mostOfOne = mostOfOne;
        this.trustedProxies = trustedProxies;
        this.longestHeaders = longestHeaders;
        this.failures = failures;
    }

    /** What is known of a connection's next request. */
    private static final class Headers {
        private final InetAddress address;
        private boolean handled;
        private long bytesBefore;
        private long begun;

        Headers(InetAddress address) {
            this.address = address;
        }

        synchronized void complete() {
            handled = true;
        }

        synchronized void expect(long bytesSoFar) {
            handled = false;
            bytesBefore = bytesSoFar;
            begun = 0;
        }

        /** Whether the headers have been arriving for longer than this. */
        synchronized boolean areLate(long bytesSoFar, long now, long longestNanos) {
            if (handled || bytesSoFar == bytesBefore) {
                return false;
            }
            if (begun == 0) {
                begun = now;
            }
            return now - begun > longestNanos;
        }
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress client) {
            InetAddress address = client.getAddress();
            open.put(connection, new Headers(address));
            int count = byAddress.merge(address, 1, Integer::sum);
            if (count > mostOfOne && !trustedProxies.contains(address)) {
                connection.getEndPoint().close();
            }
        }
    }

    @Override
    public void onClosed(Connection connection) {
        Headers closed = open.remove(connection);
        if (closed != null) {
            byAddress.merge(closed.address, -1, (count, less) -> count + less == 0 ? null : count + less);
        }
    }

    /** The headers of the request have arrived; those of the next one are expected when it has been answered. */
    void handling(Request request) {
        Connection connection = request.getConnectionMetaData().getConnection();
        Headers headers = open.get(connection);
        if (headers != null) {
            headers.complete();
            Request.addCompletionListener(request, failure -> headers.expect(connection.getBytesIn()));
        }
    }

    /** Closes connections whose headers arrive too slowly. */
    void closeLate(long now) {
        open.forEach((connection, headers) -> {
            if (headers.areLate(connection.getBytesIn(), now, longestHeaders.toNanos())) {
                failures.execute(() -> connection.getEndPoint().close());
            }
        });
    }
}
