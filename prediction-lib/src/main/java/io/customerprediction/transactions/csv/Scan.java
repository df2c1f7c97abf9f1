package io.customerprediction.transactions.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for bytes eight at a time: a byte of {@code x} is zero exactly where the lowest bit of
 * {@code (x - 0x01…) & ~x & 0x80…} is set, as long as one takes the first (Alan Mycroft's test).
 */
final class Scan {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long SIGNS = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long LINES = '\n' * ONES;

    private Scan() {}

    /** Eight times the byte, to be passed as {@code delimiters}. */
    static long repeated(byte b) {
        return b * ONES;
    }

    /** The place of the first quote, line feed or delimiter (an ASCII character), or {@code to}. */
    static int special(byte[] text, int from, int to, long delimiters) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long word = (long) LONGS.get(text, at);
            long found = zeros(word ^ delimiters) | zeros(word ^ LINES) | zeros(word ^ QUOTES);
            if (found != 0) {
                return at + first(found);
            }
        }
        while (at < to && text[at] != '"' && text[at] != '\n' && text[at] != (byte) delimiters) {
            at++;
        }
        return at;
    }

    /** The place of the first quote, or {@code to}. */
    static int quote(byte[] text, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long found = zeros((long) LONGS.get(text, at) ^ QUOTES);
            if (found != 0) {
                return at + first(found);
            }
        }
        while (at < to && text[at] != '"') {
            at++;
        }
        return at;
    }

    private static long zeros(long word) {
        return (word - ONES) & ~word & SIGNS;
    }

    private static int first(long found) {
        return Long.numberOfTrailingZeros(found) / Byte.SIZE;
    }
}
