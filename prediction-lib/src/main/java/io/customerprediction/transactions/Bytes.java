package io.customerprediction.transactions;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Looks at bytes eight at a time. */
final class Bytes {
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SIGNS = 0x8080808080808080L;

    private Bytes() {}

    /** Whether all bytes are ASCII. */
    static boolean isAscii(byte[] text, int from, int to) {
        long all = 0;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            all |= (long) LONGS.get(text, at);
        }
        for (; at < to; at++) {
            all |= text[at];
        }
        return (all & SIGNS) == 0;
    }

    /** Whether so many bytes are the same; for the short texts of fields, faster than a call of the platform's own. */
    static boolean same(byte[] a, int fromA, byte[] b, int fromB, int length) {
        if (length < Long.BYTES) {
            return sameShort(a, fromA, b, fromB, length);
        }
        int last = length - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            if ((long) LONGS.get(a, fromA + i) != (long) LONGS.get(b, fromB + i)) {
                return false;
            }
        }
        return (long) LONGS.get(a, fromA + last) == (long) LONGS.get(b, fromB + last);
    }

    /** Fewer bytes than a word: compares words and leaves out what lies behind, unless the arrays end before. */
    private static boolean sameShort(byte[] a, int fromA, byte[] b, int fromB, int length) {
        if (fromA > a.length - Long.BYTES || fromB > b.length - Long.BYTES) {
            return Arrays.equals(a, fromA, fromA + length, b, fromB, fromB + length);
        }
        long different = (long) LONGS.get(a, fromA) ^ (long) LONGS.get(b, fromB);
        return length == 0 || different << ((Long.BYTES - length) * Byte.SIZE) == 0;
    }
}
