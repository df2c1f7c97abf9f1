package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.PartCleaner;
import io.customerprediction.transactions.RejectedRow;
import io.customerprediction.transactions.RejectionReason;
import io.customerprediction.transactions.RowBatch;
import io.customerprediction.transactions.RowDetails;
import io.customerprediction.transactions.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads one part of a {@link PartedLog}, in pieces of its text. For one thread. */
public final class PartReader {
    private static final int BLOCK = 1 << 18;
    private static final int LONGEST_LINE = 1 << 24;
    private static final int LONGEST_SHOWN = 80;
    private static final int NO_LINE = 0;

    private final String name;
    private final CsvLayout csv;
    private final int latestYear;
    private final PartCleaner cleaner;
    private final Evidence evidence = new Evidence();

    PartReader(String name, CsvLayout csv, int latestYear, PartCleaner cleaner) {
        this.name = name;
        this.csv = csv;
        this.latestYear = latestYear;
        this.cleaner = cleaner;
    }

    /**
     * Takes records that follow each other in the part.
     *
     * @param text holds whole records from its beginning, without a header; may be changed afterwards
     * @param length in bytes
     */
    public void add(byte[] text, int length) {
        ParsedChunk chunk =
                ChunkParser.parse(csv, latestYear, RowsAbove.none(), this::newBatch, new Chunk(text, length));
        evidence.add(chunk.evidence);
        cleaner.add(chunk.rows());
    }

    private RowBatch newBatch(RowDetails details, int rows) {
        return cleaner.newBatch((reason, row, position) -> withoutLine(details, reason, row, position), rows);
    }

    /** Which line of the file it is, only those who have read all before it know. */
    private static RejectedRow withoutLine(RowDetails details, RejectionReason reason, int row, int position) {
        RejectedRow known = details.describe(reason, row, position);
        return new RejectedRow(known.reason(), NO_LINE, known.column(), known.value(), known.row());
    }

    /**
     * The lines of a file that begin within a range of its bytes.
     *
     * @param text stands at the beginning of the range, or one byte before it where that is not the file's
     * @param fromStart whether it is the beginning of the file
     * @param bytes of the range
     * @return reads them block by block
     * @throws IOException if the file cannot be read, or has another header than the log
     */
    public Lines lines(InputStream text, boolean fromStart, long bytes, PartedLog log) throws IOException {
        return new Lines(text, fromStart, bytes, log);
    }

    /** The lines of a range, block by block. */
    public final class Lines {
        private final InputStream text;
        private long left;
        private byte[] rest = {};
        private boolean ended;

        private Lines(InputStream text, boolean fromStart, long bytes, PartedLog log) throws IOException {
            this.text = text;
            this.left = bytes;
            if (fromStart) {
                left -= log.skipHeader(text);
            } else {
                left -= skipLine() - 1L;
            }
            ended = left <= 0;
        }

        /** The rest of a line that begins before the range, with the byte before it. */
        private long skipLine() throws IOException {
            long skipped = 0;
            int next = 0;
            while (next != '\n' && next >= 0) {
                next = text.read();
                skipped++;
            }
            return skipped;
        }

        /**
         * Reads the next block of lines and cleans its rows.
         *
         * @return whether there was one
         * @throws IOException if the file cannot be read, or a line ends inside of quotes
         */
        public boolean readBlock() throws IOException {
            if (ended) {
                return false;
            }
            byte[] block = Arrays.copyOf(rest, Math.max(BLOCK, rest.length * 2));
            int wanted = (int) Math.min(block.length - rest.length, left);
            int read = text.readNBytes(block, rest.length, wanted);
            left -= read;
            int length = rest.length + read;
            boolean atEnd = read < wanted;
            if (left == 0 && !atEnd) {
                block = Arrays.copyOf(block, Math.max(block.length, length + BLOCK));
                length = restOfLine(block, length);
                atEnd = true;
            }
            int cut = atEnd ? length : afterLastLine(block, length);
            if (cut == 0 && length > LONGEST_LINE) {
                throw new IOException(name + " has a line of more than 16 MiB: give a file of comma-separated values");
            }
            rest = Arrays.copyOfRange(block, cut, length);
            ended = atEnd;
            requireWholeLines(block, cut);
            if (cut > 0) {
                add(block, cut);
            }
            return true;
        }

        /** The end of the line that the range ends in, unless it ends behind one. */
        private int restOfLine(byte[] block, int length) throws IOException {
            int at = length;
            int next = length > 0 && block[length - 1] == '\n' ? -1 : text.read();
            while (next >= 0) {
                if (at == block.length) {
                    throw new IOException(
                            name + " has a line of more than 256 KiB where it is cut: give Parquet files");
                }
                block[at++] = (byte) next;
                next = next == '\n' ? -1 : text.read();
            }
            return at;
        }
    }

    private static int afterLastLine(byte[] text, int length) {
        int at = length;
        while (at > 0 && text[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    /** Files are cut at ends of lines, which have to be ends of records. */
    private void requireWholeLines(byte[] text, int end) throws IOException {
        int from = 0;
        boolean atEnd = end > 0 && text[end - 1] != '\n'; // of the file: what is not closed there never is
        while (csv.delimiter() != ' ' && from < end) {
            int quote = Scan.quote(text, from, end);
            boolean opens =
                    quote < end && (quote == 0 || text[quote - 1] == csv.delimiter() || text[quote - 1] == '\n');
            int close = opens ? Quotes.end(text, quote, end, atEnd) : quote + 1;
            if (close == Quotes.OPEN || (opens && hasLine(text, quote, close))) {
                throw new IOException(
                        name + " has a field in quotes that does not end on its line (" + line(text, quote, end)
                                + "), and text is cut at ends of lines: give the log as Parquet files, or without line breaks inside"
                                + " of fields");
            }
            from = close;
        }
    }

    private static boolean hasLine(byte[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text[at] == '\n') {
                return true;
            }
        }
        return false;
    }

    private static String line(byte[] text, int from, int end) {
        int to = from;
        while (to < end && text[to] != '\n' && to < from + LONGEST_SHOWN) {
            to++;
        }
        return Slice.decode(text, from, to);
    }

    /** No more records come. */
    public PartRead finish() {
        return new PartRead(cleaner.finish(), evidence);
    }
}
