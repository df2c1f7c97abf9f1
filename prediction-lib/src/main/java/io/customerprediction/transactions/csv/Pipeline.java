package io.customerprediction.transactions.csv;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads and cuts in one thread, parses in as many as there are workers, and gives the parsed chunks to the thread that
 * asks, in the order of the file. Holds a few chunks at a time, however long the file is.
 */
final class Pipeline implements AutoCloseable {
    private static final int CHUNKS_A_WORKER = 2;
    private static final long MILLIS_BETWEEN = 100;

    private final ExecutorService reader;

    /** Its own threads, so that one worker parses the chunks one after the other, also when all of them are read. */
    private final ExecutorService parsers;

    private final BlockingQueue<Future<@Nullable ParsedChunk>> parsed;

    Pipeline(Chunks chunks, Function<Chunk, ParsedChunk> parser, int workers) {
        reader = Executors.newFixedThreadPool(1, Pipeline::thread);
        parsers = Executors.newFixedThreadPool(workers, Pipeline::thread);
        parsed = new ArrayBlockingQueue<>(workers * CHUNKS_A_WORKER);
        reader.execute(() -> readAll(chunks, parser));
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "transactions-reader");
        thread.setDaemon(true);
        return thread;
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void readAll(Chunks chunks, Function<Chunk, ParsedChunk> parser) {
        try {
            try {
                for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                    Chunk read = chunk;
                    parsed.put(parsers.submit(() -> parser.apply(read)));
                }
                parsed.put(CompletableFuture.completedFuture(null));
            } catch (IOException | RuntimeException | Error e) {
                parsed.put(CompletableFuture.failedFuture(e));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The next chunk, when it is parsed; {@code null} at the end of the file.
     *
     * @param whileWaiting is run several times a second while the source makes us wait; may throw to give up
     */
    @Nullable
    ParsedChunk next(Runnable whileWaiting) throws IOException {
        try {
            @Nullable Future<@Nullable ParsedChunk> chunk = parsed.poll(MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
            while (chunk == null) {
                whileWaiting.run();
                chunk = parsed.poll(MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
            }
            return chunk.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("reading was interrupted");
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    private static IOException rethrown(@Nullable Throwable cause) {
        if (cause instanceof IOException failed) {
            return failed;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof RuntimeException unexpected) {
            throw unexpected;
        }
        return new IOException(cause);
    }

    @Override
    public void close() {
        reader.shutdownNow();
        parsers.shutdownNow();
    }
}
