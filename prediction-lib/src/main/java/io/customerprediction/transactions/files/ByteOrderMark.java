package io.customerprediction.transactions.files;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of a text may say about its encoding.
 *
 * @param length of the mark in bytes
 */
record ByteOrderMark(Charset charset, int length) {
    /** The mark with which the text begins. */
    static @Nullable ByteOrderMark of(byte[] start) {
        if (begins(start, 0xef, 0xbb, 0xbf)) {
            return new ByteOrderMark(StandardCharsets.UTF_8, 3);
        }
        if (begins(start, 0xff, 0xfe)) {
            return new ByteOrderMark(StandardCharsets.UTF_16LE, 2);
        }
        return begins(start, 0xfe, 0xff) ? new ByteOrderMark(StandardCharsets.UTF_16BE, 2) : null;
    }

    private static boolean begins(byte[] start, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i == start.length || (start[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
