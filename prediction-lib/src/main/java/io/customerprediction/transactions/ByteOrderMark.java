package io.customerprediction.transactions;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the first bytes of a text say about its encoding. */
final class ByteOrderMark {
    private ByteOrderMark() {}

    /** The encoding whose mark the text begins with. */
    static @Nullable Charset of(byte[] start) {
        if (start.length >= 3 && start[0] == (byte) 0xef && start[1] == (byte) 0xbb && start[2] == (byte) 0xbf) {
            return StandardCharsets.UTF_8;
        }
        if (start.length >= 2 && start[0] == (byte) 0xff && start[1] == (byte) 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (start.length >= 2 && start[0] == (byte) 0xfe && start[1] == (byte) 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        return null;
    }

    /** Whether text in this encoding can be read as it stands: as UTF-8 or, where it is none, as windows-1252. */
    static boolean keepsBytes(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
    }
}
