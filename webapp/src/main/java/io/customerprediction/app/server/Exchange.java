package io.customerprediction.app.server;

import io.customerprediction.app.http.Pace;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/** One request and its answer: receives a short body, and measures how long the client is waited for. Thread-safe. */
final class Exchange {
    private static final long MOST_DISCARDED = 64 << 20;

    private final FrontHandler front;
    private final Response response;
    private final Callback callback;
    private final MeasuredRequest request;
    private final Pace sending;
    private final Pace receiving;
    private final Queue<Content.Chunk> received = new ConcurrentLinkedQueue<>();
    private final long begun = System.nanoTime();
    private long receivedBytes;
    private long keptBytes;
    private @Nullable String client;
    private volatile @Nullable Lane lane;
    private volatile boolean hasThread;
    private volatile @Nullable Wait wait;

    Exchange(FrontHandler front, Request request, Response response, Callback callback) {
        this.front = front;
        this.request = new MeasuredRequest(request);
        this.response = response;
        this.callback = callback;
        this.receiving = new Pace(front.limits());
        this.sending = new Pace(front.limits());
    }

    /** When the request came, of {@link System#nanoTime()}. */
    long begun() {
        return begun;
    }

    /** The client's address. */
    synchronized String client() {
        if (client == null) {
            client = front.client(request.getWrapped());
        }
        return client;
    }

    /** Receives a short body without waiting for it, then enters a lane. */
    void receive() {
        for (Content.@Nullable Chunk chunk = request.next(); chunk != null; chunk = request.next()) {
            received.add(chunk);
            receivedBytes += chunk.getByteBuffer().remaining();
            if (chunk.isLast() || Content.Chunk.isFailure(chunk) || receivedBytes > FrontHandler.SHORT_BODY) {
                front.received(this, receivedBytes);
                return;
            }
        }
        if (front.keep(receivedBytes - keptBytes)) {
            keepReceived();
            request.demand(this::receive);
        } else {
            refuse(HttpStatus.SERVICE_UNAVAILABLE_503);
        }
    }

    /** Copies what has come, so that the connection's buffers are free while the rest is waited for. */
    private void keepReceived() {
        keptBytes = receivedBytes;
        if (receivedBytes > 0) {
            ByteBuffer copy = ByteBuffer.allocate((int) receivedBytes);
            for (Content.@Nullable Chunk chunk = received.poll(); chunk != null; chunk = received.poll()) {
                copy.put(chunk.getByteBuffer());
                chunk.release();
            }
            received.add(Content.Chunk.from(copy.flip(), false));
        }
    }

    private void forgetReceived() {
        for (Content.@Nullable Chunk chunk = received.poll(); chunk != null; chunk = received.poll()) {
            chunk.release();
        }
        front.giveBack(keptBytes);
        keptBytes = 0;
    }

    void entering(Lane entered) {
        lane = entered;
    }

    /** Answers the request in the caller's thread, then leaves the lane. */
    void run() {
        Lane entered = Objects.requireNonNull(lane);
        hasThread = true;
        try {
            if (!front.getHandler().handle(request, new MeasuredResponse(), callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception | Error e) {
            Response.writeError(request, response, callback, e);
        } finally {
            hasThread = false;
            forgetReceived();
            entered.leave(this);
        }
    }

    /** Answers that there is no room for the request. */
    void refuse(int status) {
        forgetReceived();
        if (request.getHeaders().contains(HttpHeader.EXPECT)) {
            Response.writeError(request, response, callback, status);
        } else {
            discardThenRefuse(status);
        }
    }

    /** Without a thread reads what the client still sends, as it sees no answer before. */
    private void discardThenRefuse(int status) {
        for (Content.@Nullable Chunk chunk = request.next(); chunk != null; chunk = request.next()) {
            receivedBytes += chunk.getByteBuffer().remaining();
            boolean enough = chunk.isLast() || Content.Chunk.isFailure(chunk) || receivedBytes > MOST_DISCARDED;
            chunk.release();
            if (enough) {
                Response.writeError(request, response, callback, status);
                return;
            }
        }
        request.demand(() -> discardThenRefuse(status));
    }

    /** The client is waited for, and others need the thread. */
    void breakOff() {
        @Nullable Wait current = wait;
        if (current != null) {
            current.breakOff();
        }
    }

    /** A wait for the client to send or to take something. */
    final class Wait {
        private final Pace pace;
        private final long bytes;
        private final Runnable giveUp;
        private final long since = System.nanoTime();
        private final AtomicBoolean over = new AtomicBoolean();

        /**
         * @param bytes that the client is to take
         * @param giveUp is run if it is too slow
         */
        private Wait(Pace pace, long bytes, Runnable giveUp) {
            this.pace = pace;
            this.bytes = bytes;
            this.giveUp = giveUp;
            front.waits().add(this);
            wait = this;
        }

        /** The thread is about to block, unless the wait is over. */
        private void blocks() {
            @Nullable Lane taken = lane;
            if (hasThread && taken != null && !over.get()) {
                taken.waits(Exchange.this);
                if (over.get()) {
                    taken.goesOn(Exchange.this);
                }
            }
        }

        /** Ends the wait; false if it was over. */
        boolean end() {
            if (over.getAndSet(true)) {
                return false;
            }
            front.waits().remove(this);
            @Nullable Lane taken = lane;
            if (taken != null) {
                taken.goesOn(Exchange.this);
            }
            synchronized (pace) {
                pace.add(bytes, System.nanoTime() - since);
            }
            return true;
        }

        void breakOffIfTooSlow(long now) {
            boolean slow;
            synchronized (pace) {
                slow = pace.isTooSlowWith(bytes, now - since);
            }
            if (slow) {
                breakOff();
            }
        }

        private void breakOff() {
            if (!over.get()) {
                giveUp.run();
            }
        }
    }

    /** The request, with the part of its body that was received already. */
    private final class MeasuredRequest extends Request.Wrapper {
        private volatile Content.@Nullable Chunk failure;

        MeasuredRequest(Request request) {
            super(request);
        }

        @Override
        public Content.@Nullable Chunk read() {
            Content.@Nullable Chunk chunk = received.poll();
            return chunk == null ? next() : chunk;
        }

        /** What the connection has. */
        Content.@Nullable Chunk next() {
            if (failure != null) {
                return failure;
            }
            Content.@Nullable Chunk chunk = super.read();
            if (chunk != null) {
                synchronized (receiving) {
                    receiving.add(chunk.getByteBuffer().remaining(), 0);
                }
            }
            return chunk;
        }

        @Override
        public boolean consumeAvailable() {
            forgetReceived();
            return failure == null && super.consumeAvailable();
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
            arrival.wait.blocks();
        }

        /** What is run when the client has sent something, or too little for too long. */
        private final class Arrival implements Invocable.Task {
            private final Runnable arrived;
            private final Wait wait = new Wait(receiving, 0, this::giveUp);

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
                    failure = Content.Chunk.from(front.limits().tooSlow(), true);
                    front.execute(arrived);
                }
            }
        }
    }

    /** The answer, whose writes are measured. */
    private final class MeasuredResponse extends Response.Wrapper {
        MeasuredResponse() {
            super(request, response);
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            Wait write = new Wait(sending, content == null ? 0 : content.remaining(), this::giveUp);
            try {
                super.write(last, content, Callback.from(write::end, callback));
            } catch (RuntimeException e) {
                write.end();
                throw e;
            }
            write.blocks();
        }

        private void giveUp() {
            request.getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .close(new EofException("the client takes the answer too slowly"));
        }
    }
}
