package io.customerprediction.transactions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a chunk: where each begins and what becomes of it, and the runs that they make. Filled by one worker,
 * then read by the thread that merges.
 */
final class ParsedChunk {
    private static final int BYTES_A_ROW = 64;

    final byte[] text;
    final int length;
    final List<Run> runs = new ArrayList<>();
    int lines;

    /** Whether the text is UTF-8, which plain ASCII is too. */
    boolean utf8 = true;

    /** Whether a date can be read only in the order in which it was read. */
    boolean datesFor;

    /** Whether a date could be read only in the other order. */
    boolean datesAgainst;

    /** The file's line at which the chunk begins, counted from 1; known when chunks are put together. */
    long firstLine;

    private int lineCursor;
    private long lineAtCursor;
    private int rows;
    private int[] starts;
    private byte[] fates;

    ParsedChunk(Chunk chunk) {
        text = chunk.text();
        length = chunk.length();
        starts = new int[length / BYTES_A_ROW + 16];
        fates = new byte[starts.length];
    }

    int rows() {
        return rows;
    }

    int start(int row) {
        return starts[row];
    }

    byte fate(int row) {
        return fates[row];
    }

    void add(int start, byte fate) {
        if (rows == fates.length) {
            starts = Arrays.copyOf(starts, rows * 2);
            fates = Arrays.copyOf(fates, rows * 2);
        }
        starts[rows] = start;
        fates[rows++] = fate;
    }

    /** The file's line at which the row that begins at {@code start} stands. Asked for in ascending order. */
    long lineAt(int start) {
        if (lineCursor == 0 || start < lineCursor) {
            lineCursor = 0;
            lineAtCursor = firstLine;
        }
        for (; lineCursor < start; lineCursor++) {
            lineAtCursor += text[lineCursor] == '\n' ? 1 : 0;
        }
        return lineAtCursor;
    }
}
