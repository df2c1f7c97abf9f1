package io.customerprediction.transactions;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log of purchases from a file in one pass: every row is kept or set aside for a counted reason. Immutable; safe
 * for any number of threads.
 */
public final class LogReader {
    private static final int HEAD = 1 << 20;

    /** Fits a core's own cache, and is no array that a garbage collector has to treat as a huge one. */
    private static final int CHUNK = 1 << 18;

    private final int chunkSize;
    private final int workers;

    /** A reader that cuts and works so; what it reads does not depend on it. */
    LogReader(int chunkSize, int workers) {
        this.chunkSize = chunkSize;
        this.workers = workers;
    }

    /**
     * Reads a file, gzip or not, with all cores. The lines that are kept go to the sink in the order of the file, from the
     * calling thread.
     *
     * @param rejects receives every row that was set aside, as CSV with line, column, reason, value and the row as it
     *     stands; {@code null} for none
     * @param progress may throw to give up; what it throws is passed on
     * @throws IOException if the file cannot be read, is no such log, or holds no row that can be kept; the message says
     *     what to do
     */
    public static CleaningReport read(
            Path file,
            LogFormat format,
            CleaningRules rules,
            @Nullable Path rejects,
            RowProgress progress,
            OrderSink sink)
            throws IOException {
        return new LogReader(CHUNK, Runtime.getRuntime().availableProcessors())
                .readAll(file, format, rules, rejects, progress, sink);
    }

    CleaningReport readAll(
            Path file,
            LogFormat format,
            CleaningRules rules,
            @Nullable Path rejects,
            RowProgress progress,
            OrderSink sink)
            throws IOException {
        try (LogSource source = LogSource.open(file, format.encoding())) {
            byte[] text = source.peek(HEAD);
            Layout layout = LayoutFinder.find(file, format, Head.of(text, text.length < HEAD), rules.latest());
            source.skip(layout.textStart());
            try (Rejects rejected = Rejects.to(rejects, file)) {
                Merger merger = new Merger(layout, new SetAside(layout, rejected), sink);
                merge(source, layout, rules, new Progress(progress, source), merger);
                return new Conclusion(file, source, layout, merger).report();
            }
        } catch (ArithmeticException e) {
            throw new IOException(
                    file + ": the amounts of one order add up to more than 9e12: check the column of the amount", e);
        }
    }

    private void merge(LogSource source, Layout layout, CleaningRules rules, Progress progress, Merger merger)
            throws IOException {
        Chunks chunks = new Chunks(source, layout.delimiter(), chunkSize);
        try (Pipeline pipeline = new Pipeline(chunks, chunk -> ChunkParser.parse(layout, rules, chunk), workers)) {
            for (ParsedChunk chunk = pipeline.next(); chunk != null; chunk = pipeline.next()) {
                merger.take(chunk);
                progress.rows(merger.rows());
            }
        }
        merger.finish();
        progress.end(merger.rows());
    }
}
