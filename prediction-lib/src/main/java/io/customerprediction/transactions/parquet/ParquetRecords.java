package io.customerprediction.transactions.parquet;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import io.customerprediction.transactions.records.OneLine;
import io.customerprediction.transactions.records.RecordText;
import io.customerprediction.transactions.records.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.jspecify.annotations.Nullable;

/** The rows of a Parquet file. Structures are flattened with a dot; lists and maps are left out. */
public final class ParquetRecords implements Records {
    /** A group of rows is unpacked in memory: 1 GiB, or half of the heap where that is less. */
    private static final long LARGEST_GROUP =
            Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 2);

    private static final String BROKEN = "is a Parquet file that cannot be read: write it again, or export it as CSV";
    private static final int MOST_COLUMNS = 1000;
    private static final String LIBRARY = "blue.strategic.parquet:parquet-floor:2.3";

    private final String source;
    private final ParquetReader<@Nullable Object[], @Nullable Object[], Integer> rows;
    private final List<ParquetColumn> columns;
    private final List<String> leftOut;
    private final long count;
    private boolean headerWritten;

    /** Read by another thread to report how far the reading is. */
    private volatile long read;

    private ParquetRecords(
            String source,
            ParquetReader<@Nullable Object[], @Nullable Object[], Integer> rows,
            List<ParquetColumn> columns,
            List<String> leftOut) {
        this.source = source;
        this.rows = rows;
        this.columns = columns;
        this.leftOut = leftOut;
        this.count = rows.estimateSize();
    }

    /**
     * Opens a file.
     *
     * @param source its name, for messages
     * @throws IOException if it is broken, or the library that reads such files is missing
     */
    public static ParquetRecords open(Path file, String source) throws IOException {
        try {
            Class.forName("blue.strategic.parquet.ParquetReader");
        } catch (ClassNotFoundException e) {
            throw OneLine.refusal(
                    source,
                    "is a Parquet file, for which the library " + LIBRARY
                            + " has to be on the class path: add it, or export the table as CSV",
                    e);
        }
        ParquetMetadata meta = unbroken(source, () -> ParquetReader.readMetadata(file.toFile()));
        requireModest(meta, Files.size(file), source);
        List<ParquetColumn> columns = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (ColumnDescriptor column : meta.getFileMetaData().getSchema().getColumns()) {
            String name = String.join(".", column.getPath());
            if (column.getMaxRepetitionLevel() == 0 && columns.size() < MOST_COLUMNS) {
                numbers.put(name, columns.size());
                columns.add(new ParquetColumn(name, column.getPrimitiveType()));
            } else {
                leftOut.add(column.getPath()[0]);
            }
        }
        if (columns.isEmpty()) {
            throw OneLine.refusal(source, "is a Parquet file without columns of single values: export a flat table");
        }
        Cells cells = new Cells(columns.size());
        return new ParquetRecords(
                source,
                unbroken(
                        source,
                        () -> ParquetReader.spliterator(
                                file.toFile(), cells, path -> numbers.get(String.join(".", path)))),
                List.copyOf(columns),
                leftOut.stream().distinct().limit(MOST_COLUMNS).toList());
    }

    /** The library sets memory aside for what a file says of itself, so that is checked first. */
    private static void requireModest(ParquetMetadata meta, long fileSize, String source) throws IOException {
        for (BlockMetaData group : meta.getBlocks()) {
            long unpacked = group.getTotalByteSize();
            for (ColumnChunkMetaData column : group.getColumns()) {
                long from = column.getStartingPos();
                long size = column.getTotalSize();
                if (from < 0 || size < 0 || from > fileSize - size || column.getTotalUncompressedSize() < 0) {
                    throw OneLine.refusal(source, BROKEN);
                }
                unpacked = Math.max(unpacked, column.getTotalUncompressedSize());
            }
            if (unpacked > LARGEST_GROUP) {
                throw OneLine.refusal(
                        source,
                        String.format(
                                Locale.ROOT,
                                "is a Parquet file with groups of more than %,d MiB: write it with smaller row groups",
                                LARGEST_GROUP >> 20));
            }
        }
    }

    /**
     * What the library answers; whatever it throws, the file is broken. Sizes inside of pages are not known before: a wrong one
     * makes it ask for an array that is larger than all memory, which takes none.
     */
    private static <T> T unbroken(String source, Callable<T> answer) throws IOException {
        try {
            return answer.call();
        } catch (Exception | OutOfMemoryError | StackOverflowError e) {
            throw OneLine.refusal(source, BROKEN, e);
        }
    }

    /** The values of a row by the numbers of their columns; those that are missing stay null. */
    private record Cells(int count) implements Hydrator<@Nullable Object[], @Nullable Object[], Integer> {
        @Override
        public @Nullable Object[] start() {
            return new Object[count];
        }

        @Override
        public @Nullable Object[] add(@Nullable Object[] row, Integer column, @Nullable Object value) {
            row[column] = value;
            return row;
        }

        @Override
        public @Nullable Object[] finish(@Nullable Object[] row) {
            return row;
        }
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the one thread that reads
    public boolean next(RecordText text) throws IOException {
        if (!headerWritten) {
            headerWritten = true;
            columns.forEach(column -> text.text(column.name()));
            text.end();
            return true;
        }
        boolean more = unbroken(source, () -> rows.tryAdvance(row -> write(row, text)));
        read++;
        return more;
    }

    private void write(@Nullable Object[] row, RecordText text) {
        for (int i = 0; i < row.length; i++) {
            columns.get(i).write(row[i], text);
        }
        text.end();
    }

    @Override
    public double done() {
        return count == 0 ? 0 : Math.min(1, (double) read / count);
    }

    @Override
    public List<String> notes() {
        return leftOut.isEmpty()
                ? List.of()
                : List.of("lists and maps were left out: " + OneLine.value(String.join(", ", leftOut)));
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
