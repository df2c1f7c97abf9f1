package io.customerprediction.app.http;

import io.customerprediction.app.http.Problem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A body's bytes as the client sends them. A transfer that breaks off or is too slow ends in a {@link Problem}. */
final class ReceivedBytes extends InputStream {
    private static final int BUFFER = 8_192;

    private final InputStream in;
    private final Pace pace;

    ReceivedBytes(InputStream in, Pace pace) {
        this.in = in;
        this.pace = pace;
    }

    TransferLimits limits() {
        return pace.limits();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
        long begun = System.nanoTime();
        int count = receive(bytes, from, length);
        pace.add(Math.max(0, count), System.nanoTime() - begun);
        if (count >= 0 && pace.isTooSlow()) {
            throw pace.limits().tooSlow();
        }
        return count;
    }

    /** Reads on and ignores what comes, to the end, a problem or so many bytes: only then does a client see an answer. */
    void discard(long most) {
        byte[] buffer = new byte[BUFFER];
        long left = most;
        try {
            for (int count = 0; count >= 0 && left > 0; left -= count) {
                count = read(buffer, 0, buffer.length);
            }
        } catch (Problem e) {
            // The answer is another problem already.
        }
    }

    /** Whatever the container throws here is about the client's transfer. */
    private int receive(byte[] bytes, int from, int length) {
        try {
            return in.read(bytes, from, length);
        } catch (IOException | RuntimeException e) {
            throw problem(e);
        }
    }

    private Problem problem(Exception e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof TimeoutException || cause instanceof SocketTimeoutException) {
                return pace.limits().tooSlow();
            }
        }
        return Problem.of(Kind.MALFORMED_BODY, "The body broke off before it was complete; send it again.");
    }
}
