package io.customerprediction.transactions.files;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Recognises UTF-16 without a byte order mark: of its Latin letters, digits and commas every second byte is zero. */
final class Utf16 {
    private static final int FEWEST_BYTES = 8;

    private Utf16() {}

    /** The encoding of a text that begins so; {@code null} if it is not UTF-16. */
    static @Nullable Charset detect(byte[] start) {
        int pairs = start.length / 2;
        int high = 0;
        int low = 0;
        for (int at = 0; at + 1 < start.length; at += 2) {
            high += start[at] == 0 ? 1 : 0;
            low += start[at + 1] == 0 ? 1 : 0;
        }
        if (start.length < FEWEST_BYTES || Math.max(high, low) < pairs / 2 || Math.min(high, low) > pairs / 20) {
            return null;
        }
        return low > high ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }
}
