package io.customerprediction.app.webhooks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends one request on a connection of its own to an address that was checked before: the name of the receiver is used for
 * its certificate and its header, and is not looked up again. Redirects are not followed. Thread-safe.
 */
final class HttpPost implements AutoCloseable {
    private static final int BUFFER = 1_024;

    /** Of a receiver with many addresses so many are tried. */
    private static final int MOST_ADDRESSES = 4;

    private final SSLSocketFactory tls;
    private final Duration longest;
    private final ScheduledThreadPoolExecutor limits;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param tls whose certificates are trusted
     * @param longest the time for a whole request, from connecting to the end of the answer
     */
    HttpPost(SSLSocketFactory tls, Duration longest) {
        this.tls = tls;
        this.longest = longest;
        this.limits = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "webhook limits");
            thread.setDaemon(true);
            return thread;
        });
        limits.setRemoveOnCancelPolicy(true);
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @param addresses of the receiver, of which the first that accepts a connection is used
     * @throws SocketTimeoutException if it took too long
     * @throws IOException if there was no answer
     */
    Answer send(Destination to, List<InetAddress> addresses, Map<String, String> headers, byte[] body)
            throws IOException {
        requireOpen();
        long end = System.nanoTime() + longest.toNanos();
        Socket socket = connect(to, addresses, end);
        open.add(socket);
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> limit = limits.schedule(
                () -> {
                    late.set(true);
                    close(socket);
                },
                end - System.nanoTime(),
                TimeUnit.NANOSECONDS);
        try (socket) {
            requireOpen();
            Socket talk = to.secure() ? secured(socket, to) : socket;
            write(talk.getOutputStream(), to, headers, body);
            Answer answer = Answer.read(new BufferedInputStream(talk.getInputStream(), BUFFER));
            if (late.get()) {
                throw tooSlow();
            }
            return answer;
        } catch (IOException e) {
            throw late.get() ? tooSlow() : e;
        } finally {
            open.remove(socket);
            limit.cancel(false);
        }
    }

    private SocketTimeoutException tooSlow() {
        return new SocketTimeoutException("no complete answer within " + longest.toSeconds() + " s");
    }

    private Socket connect(Destination to, List<InetAddress> addresses, long end) throws IOException {
        IOException failure = new IOException("it has no address");
        int most = Math.min(addresses.size(), MOST_ADDRESSES);
        for (int i = 0; i < most; i++) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()) / (most - i);
            if (left <= 0) {
                throw tooSlow();
            }
            Socket socket = new Socket(Proxy.NO_PROXY);
            try {
                socket.connect(new InetSocketAddress(addresses.get(i), to.port()), (int) left);
                socket.setTcpNoDelay(true);
                return socket;
            } catch (IOException e) {
                close(socket);
                failure = e;
            }
        }
        throw failure;
    }

    private SSLSocket secured(Socket socket, Destination to) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, to.host(), to.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static void write(OutputStream out, Destination to, Map<String, String> headers, byte[] body)
            throws IOException {
        StringBuilder head = new StringBuilder("POST " + to.target() + " HTTP/1.1\r\nHost: " + to.hostHeader()
                + "\r\nUser-Agent: customer-prediction\r\nAccept: */*\r\nAccept-Encoding: identity\r\nContent-Type:"
                + " application/json\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    /** On the way out with another problem, or because of the limit of time. */
    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more either way.
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the server is being stopped");
        }
    }

    /** Whether requests are broken off because this was closed. */
    boolean isClosed() {
        return closed;
    }

    /** Breaks requests off. */
    @Override
    public void close() {
        closed = true;
        open.forEach(HttpPost::close);
        limits.shutdown();
    }
}
