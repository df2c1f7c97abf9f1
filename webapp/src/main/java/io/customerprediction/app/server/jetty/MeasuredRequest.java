package io.customerprediction.app.server.jetty;

import io.customerprediction.app.http.Pace;
import io.customerprediction.app.http.TransferLimits;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/** A request, with the part of its body that was received early; waits for the rest are measured. Thread-safe. */
final class MeasuredRequest extends Request.Wrapper {
    private static final int MOST_READS = 16;

    private final Exchange exchange;
    private final EarlyBody early;
    private final TransferLimits limits;
    private final Executor failures;
    private final Pace pace;
    private volatile Content.@Nullable Chunk failure;

    /** @param failures runs what waits for the body when its client is too slow */
    MeasuredRequest(Request request, Exchange exchange, EarlyBody early, TransferLimits limits, Executor failures) {
        super(request);
        this.exchange = exchange;
        this.early = early;
        this.limits = limits;
        this.failures = failures;
        this.pace = new Pace(limits);
    }

    @Override
    public Content.@Nullable Chunk read() {
        Content.@Nullable Chunk chunk = early.poll();
        return chunk == null ? next() : chunk;
    }

    /** What the connection has. */
    Content.@Nullable Chunk next() {
        if (failure != null) {
            return failure;
        }
        Content.@Nullable Chunk chunk = super.read();
        if (chunk != null) {
            synchronized (pace) {
                pace.add(chunk.getByteBuffer().remaining(), 0);
            }
        }
        return chunk;
    }

    /** Unlike that of the connection, leaves the rest readable, so that it can be discarded after the answer. */
    @Override
    public boolean consumeAvailable() {
        early.release();
        boolean consumed = readAvailable();
        if (!consumed) {
            exchange.closeAfterAnswer();
        }
        return consumed;
    }

    private boolean readAvailable() {
        for (int k = 0; k < MOST_READS; k++) {
            Content.@Nullable Chunk chunk = next();
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                return false;
            }
            chunk.release();
            if (chunk.isLast()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void demand(Runnable arrived) {
        Arrival arrival = new Arrival(arrived);
        try {
            super.demand(arrival);
        } catch (RuntimeException e) {
            arrival.wait.end();
            throw e;
        }
        arrival.wait.block();
    }

    /** What is run when the client has sent something, or too little for too long. */
    private final class Arrival implements Invocable.Task {
        private final Runnable arrived;
        private final ClientWait wait = new ClientWait(exchange, pace, 0, this::giveUp);

        Arrival(Runnable arrived) {
            this.arrived = arrived;
        }

        @Override
        public InvocationType getInvocationType() {
            return Invocable.getInvocationType(arrived);
        }

        @Override
        public void run() {
            if (wait.end()) {
                arrived.run();
            }
        }

        private void giveUp() {
            if (wait.end()) {
                failure = Content.Chunk.from(limits.tooSlow(), true);
                failures.execute(arrived);
            }
        }
    }
}
