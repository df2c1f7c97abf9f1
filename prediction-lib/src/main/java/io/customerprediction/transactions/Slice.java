package io.customerprediction.transactions;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** The value of one field: bytes of a larger text, without copying. Points elsewhere as rows go by. */
final class Slice {
    /** What programs write where they know no value. */
    private static final Set<String> NOTHING = Set.of("nan", "null", "none", "n/a", "#n/a", "<na>", "nil");

    private static final int LONGEST_NOTHING = 4;
    static final Charset FALLBACK = Charset.forName("windows-1252");

    byte[] bytes = {};
    int from;
    int to;

    void set(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    int length() {
        return to - from;
    }

    byte first() {
        return bytes[from];
    }

    boolean isMissing() {
        return from == to || (to - from <= LONGEST_NOTHING && (first() > '9' || first() == '#') && isWordForNothing());
    }

    private boolean isWordForNothing() {
        return NOTHING.contains(toString().toLowerCase(Locale.ROOT));
    }

    boolean same(Slice other) {
        return length() == other.length() && Scan.same(bytes, from, other.bytes, other.from, length());
    }

    boolean isDigits() {
        return digits(from, to);
    }

    boolean digits(int first, int end) {
        for (int at = first; at < end; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return false;
            }
        }
        return end > first;
    }

    /** The text, read as UTF-8 or, if it is none, as windows-1252. */
    @Override
    public String toString() {
        return decode(bytes, from, to);
    }

    static String decode(byte[] bytes, int from, int to) {
        Charset charset = isUtf8(bytes, from, to) ? StandardCharsets.UTF_8 : FALLBACK;
        return new String(bytes, from, to - from, charset);
    }

    static boolean isUtf8(byte[] bytes, int from, int to) {
        if (Scan.isAscii(bytes, from, to)) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
