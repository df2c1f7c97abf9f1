package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.EarlierFiles;
import io.customerprediction.transactions.OrderSink;
import io.customerprediction.transactions.RejectedRow;
import io.customerprediction.transactions.RowCleaner;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.RowSource;
import io.customerprediction.transactions.records.OneLine;
import io.customerprediction.transactions.records.RawInput;
import io.customerprediction.transactions.records.RecordsOpener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A log as comma-separated values, or values separated by another character, plain or packed with gzip or zip; as a workbook of
 * Excel (.xlsx) or as JSON. Read once, in a stream, by all cores. Immutable and thread-safe.
 */
public final class CsvRows implements RowSource {
    /** Most bytes that a compressed file may have when it is unpacked, unless another limit is given: 64 GiB. */
    public static final long MAX_INFLATED_BYTES = 1L << 36;

    /** How much of the text is looked at to detect its layout. */
    static final int START = 1 << 20;

    /** Fits a core's own cache, and is not an array that a garbage collector has to treat as a huge one. */
    private static final int CHUNK = 1 << 18;

    /** Opens the source. */
    @FunctionalInterface
    private interface Opener {
        OpenedSource open() throws IOException;
    }

    /** What is read; {@code file} if it is one. */
    private record Input(String name, @Nullable Path file, Opener opener) {}

    /** How the text is cut and read, and what it follows if it is one of several files. */
    private record Work(
            int chunkSize,
            int workers,
            @Nullable EarlierFiles earlier,
            @Nullable Consumer<RejectedRow> rejected) {
        static Work ofMachine() {
            return new Work(CHUNK, Runtime.getRuntime().availableProcessors(), null, null);
        }
    }

    private final Input input;
    private final String name;
    private final LogFormat format;
    private final @Nullable Path rejectedRows;
    private final long maxInflated;
    private final Work work;

    private CsvRows(Input input, LogFormat format, @Nullable Path rejectedRows, long maxInflated, Work work) {
        this.input = input;
        this.name = input.name();
        this.format = format;
        this.rejectedRows = rejectedRows;
        this.maxInflated = maxInflated;
        this.work = work;
    }

    /** A file whose layout is detected. */
    public static CsvRows of(Path file) {
        return of(file, LogFormat.DETECT);
    }

    /** A file. */
    public static CsvRows of(Path file, LogFormat format) {
        return new CsvRows(
                new Input(file.toString(), file, () -> OpenedSource.of(RawInput.open(file))),
                format,
                null,
                MAX_INFLATED_BYTES,
                Work.ofMachine());
    }

    /**
     * A stream, which can be read once. It is not closed; a cancelled reading may leave a thread of ours waiting for its
     * next bytes, until it is closed.
     *
     * @param name for messages
     */
    public static CsvRows of(InputStream stream, String name, LogFormat format) {
        AtomicBoolean used = new AtomicBoolean();
        Opener opener = () -> {
            if (used.getAndSet(true)) {
                throw new IOException(name + " has been read already: open the stream again");
            }
            return OpenedSource.of(RawInput.of(stream));
        };
        return new CsvRows(new Input(name, null, opener), format, null, MAX_INFLATED_BYTES, Work.ofMachine());
    }

    /**
     * Records of another kind, such as those of a database or of a format of your own.
     *
     * @param name for messages
     * @param format which columns mean what; encoding and delimiter have no meaning here
     */
    public static CsvRows of(RecordsOpener records, String name, LogFormat format) {
        return new CsvRows(
                new Input(name, null, () -> OpenedSource.of(records.open())),
                format,
                null,
                MAX_INFLATED_BYTES,
                Work.ofMachine());
    }

    /**
     * The same source, with a file for its rejected rows: CSV with line, column, reason, value and the row as it stands.
     *
     * @param file {@code null} for none
     */
    public CsvRows rejectedRowsTo(@Nullable Path file) {
        return new CsvRows(input, format, file, maxInflated, work);
    }

    /** The same source, with another limit on the bytes that it may have when unpacked from gzip. */
    public CsvRows maxInflatedBytes(long limit) {
        return new CsvRows(input, format, rejectedRows, limit, work);
    }

    /** The same source, cut and read so; what is read does not depend on it. */
    CsvRows cut(int chunkSize, int workers) {
        return new CsvRows(
                input,
                format,
                rejectedRows,
                maxInflated,
                new Work(chunkSize, workers, work.earlier(), work.rejected()));
    }

    /** The same source as one of several files of a log. */
    CsvRows after(EarlierFiles earlier, @Nullable Consumer<RejectedRow> rejected) {
        return new CsvRows(
                input, format, null, maxInflated, new Work(work.chunkSize(), work.workers(), earlier, rejected));
    }

    /** Its name, for messages. */
    String name() {
        return name;
    }

    @Override
    public CleaningReport read(CleaningRules rules, OrderSink sink, RowProgress progress) throws IOException {
        try (TextInput opened = TextInput.open(name, input.opener().open(), format.encoding(), maxInflated)) {
            byte[] text = opened.peek(START);
            TextStart start = TextStart.of(text, text.length < START);
            CsvLayout layout = settled(CsvLayout.detect(name, format, start, opened.isTyped(), rules.latest()), rules);
            opened.skip(layout.textStart());
            return read(opened, layout, rules, sink, new ReadProgress(progress, opened));
        } catch (ArithmeticException e) {
            throw new IOException(
                    name + ": the amounts of one order add up to more than 9e12: check the column of the amount", e);
        } catch (UncheckedIOException e) {
            throw OneLine.bounded(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw OneLine.bounded(e);
        }
    }

    /** Where the beginning of a file leaves the order of day and month open, the rest is looked at for a proof. */
    private CsvLayout settled(CsvLayout csv, CleaningRules rules) throws IOException {
        if (csv.layout().dates().sure() || input.file() == null) {
            return csv;
        }
        try (TextInput again = TextInput.open(name, input.opener().open(), format.encoding(), maxInflated)) {
            byte[] head = again.peek(START);
            again.skip(Math.min(csv.textStart(), head.length));
            return csv.with(DateProof.find(
                    csv,
                    new Chunks(again, csv.delimiter(), work.chunkSize()),
                    rules.latest().getYear()));
        }
    }

    private CleaningReport read(
            TextInput text, CsvLayout layout, CleaningRules rules, OrderSink sink, ReadProgress progress)
            throws IOException {
        if (rejectedRows == null) {
            return read(text, layout, rules, sink, progress, work.rejected());
        }
        requireAnotherFile(rejectedRows);
        try (RejectedRowsFile file = RejectedRowsFile.begin(rejectedRows)) {
            return read(text, layout, rules, sink, progress, file::write);
        }
    }

    private void requireAnotherFile(Path file) throws IOException {
        if (input.file() != null && Files.exists(file) && Files.isSameFile(file, input.file())) {
            throw new IOException("the rejected rows would overwrite the log " + name + ": name another file");
        }
    }

    private CleaningReport read(
            TextInput text,
            CsvLayout layout,
            CleaningRules rules,
            OrderSink sink,
            ReadProgress progress,
            @Nullable Consumer<RejectedRow> rejected)
            throws IOException {
        RowCleaner cleaner = new RowCleaner(rules, layout.layout().conventions(), sink, rejected, progress::rows);
        if (work.earlier() != null) {
            cleaner.after(work.earlier());
        }
        RowsAbove above = RowsAbove.of(layout.layout());
        ReadResult result = new ReadResult(name, text, layout, cleaner, rules.mostUnreadable());
        int latestYear = rules.latest().getYear();
        Chunks chunks = new Chunks(text, layout.delimiter(), work.chunkSize());
        Runnable whileWaiting = () -> progress.rows(cleaner.rows());
        try (Pipeline pipeline = new Pipeline(
                chunks,
                chunk -> ChunkParser.parse(layout, latestYear, above, cleaner::newBatch, chunk),
                above.areNeeded() ? 1 : work.workers())) {
            for (ParsedChunk chunk = pipeline.next(whileWaiting); chunk != null; chunk = pipeline.next(whileWaiting)) {
                result.add(chunk);
            }
        }
        cleaner.finish();
        progress.end(cleaner.rows());
        return result.report();
    }
}
