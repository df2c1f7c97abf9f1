package io.customerprediction.app.server.jetty;

import io.customerprediction.app.http.Pace;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One request and its answer: receives a short body, then holds a place in a lane. Thread-safe. */
final class Exchange {
    private static final long MOST_DISCARDED = 64 << 20;

    private final FrontHandler front;
    private final Response response;
    private final Callback callback;
    private final Callback afterBody;
    private final EarlyBody early;
    private final MeasuredRequest request;
    private final long begun = System.nanoTime();
    private long discardedBytes;
    private @Nullable String client;
    private volatile @Nullable Lane lane;
    private volatile boolean hasThread;
    private volatile @Nullable ClientWait wait;

    Exchange(FrontHandler front, Request request, Response response, Callback callback) {
        this.front = front;
        this.early = new EarlyBody(front);
        this.request = new MeasuredRequest(request, this, early, front.limits(), front.failures());
        this.response = response;
        this.callback = callback;
        this.afterBody = new AfterBody(callback);
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
            if (early.add(chunk)) {
                front.received(this, early.bytes());
                return;
            }
        }
        if (early.keep()) {
            request.demand(this::receive);
        } else {
            refuse(HttpStatus.SERVICE_UNAVAILABLE_503);
        }
    }

    void entering(Lane entered) {
        lane = entered;
    }

    /** Answers the request in the caller's thread, then leaves the lane. */
    void run() {
        Lane entered = Objects.requireNonNull(lane);
        hasThread = true;
        try {
            Response measured =
                    new MeasuredResponse(request, response, this, new Pace(front.limits()), front.failures());
            if (!front.getHandler().handle(request, measured, afterBody)) {
                Response.writeError(request, response, afterBody, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception | Error e) {
            Response.writeError(request, response, afterBody, e);
        } finally {
            hasThread = false;
            early.release();
            entered.leave(this);
        }
    }

    /** Answers that there is no room for the request. */
    void refuse(int status) {
        early.release();
        discardThen(() -> Response.writeError(request, response, callback, status));
    }

    /** Without a thread reads what the client still sends; a connection closed before would take the answer with it. */
    private void discardThen(Runnable end) {
        if (request.getHeaders().contains(HttpHeader.EXPECT)) {
            end.run();
            return;
        }
        for (Content.@Nullable Chunk chunk = request.next(); chunk != null; chunk = request.next()) {
            boolean enough = chunk.isLast() || Content.Chunk.isFailure(chunk);
            if (!enough) {
                discardedBytes += chunk.getByteBuffer().remaining();
                enough = discardedBytes > MOST_DISCARDED;
            }
            chunk.release();
            if (enough) {
                end.run();
                return;
            }
        }
        request.demand(() -> discardThen(end));
    }

    /** Tells the client, if it is not too late, that it need not send the rest of its body. */
    void closeAfterAnswer() {
        if (!response.isCommitted()) {
            response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        }
    }

    /** Ends a request that has been answered when its client has sent all of it. */
    private final class AfterBody extends Callback.Nested {
        AfterBody(Callback callback) {
            super(callback);
        }

        @Override
        public void succeeded() {
            hasThread = false;
            discardThen(super::succeeded);
        }
    }

    /** The client is waited for, and others need the thread. */
    void breakOff() {
        @Nullable ClientWait current = wait;
        if (current != null) {
            current.breakOff();
        }
    }

    /** A wait for the client begins. */
    void begin(ClientWait begun) {
        front.waits().add(begun);
        wait = begun;
    }

    /** A wait for the client is over. */
    void end(ClientWait ended) {
        front.waits().remove(ended);
        goOn();
    }

    /** The thread of the request, if it has one, is about to block until the client has been waited for. */
    void block() {
        @Nullable Lane taken = lane;
        if (hasThread && taken != null) {
            taken.waits(this);
        }
    }

    /** The thread of the request need not block any more. */
    void goOn() {
        @Nullable Lane taken = lane;
        if (taken != null) {
            taken.goesOn(this);
        }
    }
}
