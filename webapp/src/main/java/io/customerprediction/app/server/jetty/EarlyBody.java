package io.customerprediction.app.server.jetty;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** The part of a request's body that is received before its request gets a thread. Used by one thread at a time. */
final class EarlyBody {
    private final FrontHandler front;
    private final Queue<Content.Chunk> chunks = new ConcurrentLinkedQueue<>();
    private long bytes;
    private long keptBytes;

    /** @param front has the memory for bodies that have not arrived completely */
    EarlyBody(FrontHandler front) {
        this.front = front;
    }

    long bytes() {
        return bytes;
    }

    /** Adds what has arrived; true if the request can be answered, or its thread is to receive the rest. */
    boolean add(Content.Chunk chunk) {
        chunks.add(chunk);
        bytes += chunk.getByteBuffer().remaining();
        return chunk.isLast() || Content.Chunk.isFailure(chunk) || bytes > FrontHandler.SHORT_BODY;
    }

    /** Copies what has arrived, so that the connection's buffers are free while the rest is waited for; false without memory. */
    boolean keep() {
        if (!front.keep(bytes - keptBytes)) {
            return false;
        }
        keptBytes = bytes;
        if (bytes > 0) {
            ByteBuffer copy = ByteBuffer.allocate((int) bytes);
            for (Content.@Nullable Chunk chunk = chunks.poll(); chunk != null; chunk = chunks.poll()) {
                copy.put(chunk.getByteBuffer());
                chunk.release();
            }
            chunks.add(Content.Chunk.from(copy.flip(), false));
        }
        return true;
    }

    Content.@Nullable Chunk poll() {
        return chunks.poll();
    }

    /** Frees what has not been read. */
    void release() {
        for (Content.@Nullable Chunk chunk = chunks.poll(); chunk != null; chunk = chunks.poll()) {
            chunk.release();
        }
        front.giveBack(keptBytes);
        keptBytes = 0;
    }
}
