package io.customerprediction.app.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;

/** A program that receives messages on this machine, and answers as a test wants it. */
public final class Receiver implements AutoCloseable {
    private final ServerSocket server;
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final Deque<Behaviour> script;

    /** What a receiver does when it has read a request. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(OutputStream out) throws IOException;
    }

    /**
     * A request.
     *
     * @param names that the client asked for in its TLS handshake
     */
    public record Received(List<String> head, String body, List<String> names) {
        public String header(String name) {
            return head.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }

    private Receiver(ServerSocket server, Behaviour... script) {
        this.server = server;
        this.script = new ArrayDeque<>(Arrays.asList(script));
        Thread thread = new Thread(this::run, "receiver");
        thread.setDaemon(true);
        thread.start();
    }

    /** With TLS. Each request gets the next answer; the last one again and again. */
    public static Receiver https(Certificate certificate, Behaviour... script) {
        try {
            return new Receiver(
                    certificate
                            .context()
                            .getServerSocketFactory()
                            .createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                    script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Receiver http(Behaviour... script) {
        try {
            return new Receiver(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer with a body, as a simple server sends it. */
    public static Behaviour status(int status, String body, String... headers) {
        return out -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            text(out, "HTTP/1.1 " + status + " x\r\nContent-Length: " + bytes.length + "\r\n" + more + "\r\n");
            out.write(bytes);
            out.flush();
        };
    }

    /** Exactly these characters. */
    public static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The next request, which must come within half a minute. */
    public Received next() {
        try {
            Received next = received.poll(30, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no request came");
            }
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many requests have come that were not taken. */
    public int waiting() {
        return received.size();
    }

    private void run() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> answer(socket), "receiver request");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            List<String> head = List.of(head(in).split("\r\n", -1));
            Received request = new Received(head, "", names(socket));
            int length = Integer.parseInt(request.header("Content-Length"));
            String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            Behaviour behaviour = behaviour();
            received.add(new Received(head, body, request.names()));
            behaviour.answer(socket.getOutputStream());
        } catch (IOException e) {
            // The client broke off, as some tests want it to.
        }
    }

    private synchronized Behaviour behaviour() {
        return script.size() > 1 ? script.removeFirst() : script.getFirst();
    }

    private static List<String> names(Socket socket) {
        return socket instanceof SSLSocket tls && tls.getSession() instanceof ExtendedSSLSession session
                ? session.getRequestedServerNames().stream()
                        .map(name -> new String(name.getEncoded(), StandardCharsets.US_ASCII))
                        .toList()
                : List.of();
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
