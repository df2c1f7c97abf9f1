package io.customerprediction.app.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * An answer as it comes out of the socket.
 *
 * @param status of its first line; 0 if there is none
 * @param headers by name in lower case
 * @param body with its chunks joined, packed if it was sent so
 * @param isComplete whether the client can see that nothing is missing: all chunks or the whole length, or the end of a
 *     connection that was closed in order
 */
public record RawAnswer(int status, Map<String, String> headers, byte[] body, boolean isComplete) {
    private static final int TIMEOUT_MILLIS = 20_000;

    /** Sends the lines of a request, which need no line ends, and reads until the server closes the connection. */
    public static RawAnswer of(int port, String... lines) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return read(socket.getInputStream(), lines[0].startsWith("HEAD "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one answer; stops at its end, or where the connection ends. */
    public static RawAnswer read(InputStream in, boolean withoutBody) {
        Map<String, String> headers = new TreeMap<>();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int status = 0;
        boolean complete = false;
        try {
            String line = line(in);
            status = Integer.parseInt(line.split(" ", 3)[1]);
            for (line = line(in); !line.isEmpty(); line = line(in)) {
                String[] header = line.split(": ?", 2);
                headers.merge(header[0].toLowerCase(Locale.ROOT), header[1], (a, b) -> a + ", " + b);
            }
            complete = withoutBody || body(in, headers, body);
        } catch (IOException e) {
            // The connection broke: what has been read is not complete.
        }
        return new RawAnswer(status, headers, body.toByteArray(), complete);
    }

    /** A header by its name; empty if there is none. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    private static boolean body(InputStream in, Map<String, String> headers, ByteArrayOutputStream body)
            throws IOException {
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            for (int length = chunk(in); ; length = chunk(in)) {
                copy(in, length, body);
                line(in);
                if (length == 0) {
                    return true;
                }
            }
        }
        if (headers.containsKey("content-length")) {
            copy(in, Integer.parseInt(headers.get("content-length")), body);
            return true;
        }
        in.transferTo(body);
        return true;
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static void copy(InputStream in, int length, ByteArrayOutputStream body) throws IOException {
        byte[] part = in.readNBytes(length);
        body.writeBytes(part);
        if (part.length < length) {
            throw new IOException("cut after " + part.length + " of " + length + " bytes");
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("cut in a line");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body unpacked; what is there of it. */
    public byte[] unpacked() {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            in.transferTo(plain);
        } catch (IOException e) {
            plain.writeBytes(" (cut)".getBytes(StandardCharsets.UTF_8));
        }
        return plain.toByteArray();
    }
}
