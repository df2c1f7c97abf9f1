package io.customerprediction.app.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.Locale;
import org.apache.commons.io.output.DeferredFileOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The response that handlers write to. Only {@link #finish()}, called after the handler has returned, completes the answer:
 * closing or flushing its stream does not. So a writer that is closed while an exception passes cannot make a cut answer
 * look complete, and a failure within the first buffer can still be answered with a problem.
 *
 * <p>Where a client could not see that an answer is cut, because it has no body ({@code HEAD}) or its end is the end of the
 * connection (HTTP/1.0, {@code Connection: close}), nothing is sent before the answer is complete: a long body waits in a
 * temporary file and leaves with its length. For one thread.
 */
final class GuardedResponse extends HttpServletResponseWrapper implements AutoCloseable {
    private static final int HELD_IN_MEMORY = 65_536;

    private final boolean withoutBody;
    private final boolean endsWithConnection;
    private @Nullable Body body;
    private @Nullable PrintWriter writer;
    private @Nullable DeferredFileOutputStream held;
    private @Nullable IOException disconnected;
    private boolean hasLength;

    GuardedResponse(HttpServletRequest request, HttpServletResponse response) {
        super(response);
        withoutBody = request.getMethod().equals("HEAD");
        endsWithConnection = request.getProtocol().compareTo("HTTP/1.1") < 0
                || Collections.list(request.getHeaders("Connection")).stream()
                        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("close"));
    }

    /** The failed write that showed that the client has gone; {@code null} as long as it reads. */
    @Nullable
    IOException disconnected() {
        return disconnected;
    }

    /** How many bytes of a body were written; none where there is no body. */
    long bytes() {
        return body == null || withoutBody ? 0 : body.written;
    }

    /** Completes the answer; call it only when the handler has returned normally. */
    void finish() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (body != null && !hasLength && (withoutBody || held != null)) {
            super.setContentLengthLong(body.written);
        }
        if (held != null) {
            held.close();
            held.writeTo(new Body(super.getOutputStream(), true));
        }
    }

    /** Deletes the temporary file, if there is one. */
    @Override
    public void close() throws IOException {
        if (held != null) {
            held.close();
            if (held.getFile() != null) {
                Files.deleteIfExists(held.getFile().toPath());
            }
            held = null;
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (body == null) {
            body = newBody();
        }
        return body;
    }

    private Body newBody() throws IOException {
        if (withoutBody) {
            return new Body(OutputStream.nullOutputStream(), false);
        }
        if (hasLength || !endsWithConnection) {
            return new Body(super.getOutputStream(), true);
        }
        held = DeferredFileOutputStream.builder()
                .setThreshold(HELD_IN_MEMORY)
                .setPrefix("answer")
                .setSuffix(".tmp")
                .get();
        return new Body(held, false);
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), StandardCharsets.UTF_8));
        }
        return writer;
    }

    @Override
    public void setContentLength(int bytes) {
        setContentLengthLong(bytes);
    }

    @Override
    public void setContentLengthLong(long bytes) {
        hasLength = true;
        super.setContentLengthLong(bytes);
    }

    /** Does nothing: an answer is sent when its buffer is full or when it is complete. */
    @Override
    public void flushBuffer() {}

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        discard();
    }

    @Override
    public void reset() {
        super.reset();
        hasLength = false;
        discard();
    }

    private void discard() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file of an answer cannot be deleted", e);
        }
        body = null;
        writer = null;
    }

    /** The stream of a body. */
    private final class Body extends ServletOutputStream {
        private final OutputStream target;
        private final boolean toClient;
        private long written;

        Body(OutputStream target, boolean toClient) {
            this.target = target;
            this.toClient = toClient;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                target.write(bytes, from, count);
                written += count;
            } catch (IOException e) {
                if (toClient) {
                    disconnected = e;
                }
                throw e;
            }
        }

        @Override
        public void flush() {
            // see flushBuffer
        }

        @Override
        public void close() {
            // see finish
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("answers are written in the thread of their request");
        }
    }
}
