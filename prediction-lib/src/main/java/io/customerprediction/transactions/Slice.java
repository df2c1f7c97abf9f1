package io.customerprediction.transactions;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * The value of one field: a part of a larger text, without copying. Mutable, so that one object serves all rows; for one
 * thread.
 */
public final class Slice {
    /** What programs write where a value is missing. */
    private static final Set<String> MISSING_WORDS = Set.of("nan", "null", "none", "n/a", "#n/a", "<na>", "nil");

    private static final int LONGEST_MISSING_WORD = 4;
    /** How text is read that is not UTF-8. */
    public static final Charset FALLBACK = Charset.forName("windows-1252");

    private byte[] bytes = {};
    private int from;
    private int to;

    /** An empty slice. */
    public Slice() {}

    /** Points at the bytes from {@code from} (inclusive) to {@code to} (exclusive). */
    public void set(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** Points at what the other points at. */
    public void set(Slice other) {
        set(other.bytes, other.from, other.to);
    }

    /** Leaves out ASCII blanks and control characters at both ends. */
    public void trim() {
        while (from < to && isBlank(bytes[from])) {
            from++;
        }
        while (from < to && isBlank(bytes[to - 1])) {
            to--;
        }
    }

    private static boolean isBlank(byte b) {
        return b >= 0 && b <= ' ';
    }

    /** The text that this is a part of. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the value begins in the text. */
    public int from() {
        return from;
    }

    /** Where the value ends in the text, exclusive. */
    public int to() {
        return to;
    }

    /** In bytes. */
    public int length() {
        return to - from;
    }

    /** The first byte of a value that is not empty. */
    public byte first() {
        return bytes[from];
    }

    /** Whether the value is empty or a word for a missing value, such as null or NaN. */
    public boolean isMissing() {
        return from == to
                || (to - from <= LONGEST_MISSING_WORD && (first() > '9' || first() == '#') && isMissingWord());
    }

    private boolean isMissingWord() {
        return MISSING_WORDS.contains(toString().toLowerCase(Locale.ROOT));
    }

    /** Whether both are the same bytes. */
    public boolean same(Slice other) {
        return length() == other.length() && Bytes.same(bytes, from, other.bytes, other.from, length());
    }

    /** Whether the value is one ASCII digit or more, and nothing else. */
    public boolean isDigits() {
        return isDigits(from, to);
    }

    /** Whether the bytes of the text from {@code first} (inclusive) to {@code end} (exclusive) are digits. */
    public boolean isDigits(int first, int end) {
        for (int at = first; at < end; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return false;
            }
        }
        return end > first;
    }

    /** The text, read as UTF-8 or, if it is not UTF-8, as windows-1252. */
    @Override
    public String toString() {
        return decode(bytes, from, to);
    }

    /** The text, read as UTF-8 or, if it is not UTF-8, as windows-1252. */
    public static String decode(byte[] bytes, int from, int to) {
        Charset charset = isUtf8(bytes, from, to) ? StandardCharsets.UTF_8 : FALLBACK;
        return new String(bytes, from, to - from, charset);
    }

    /** Whether the bytes are valid UTF-8. */
    public static boolean isUtf8(byte[] bytes, int from, int to) {
        if (Bytes.isAscii(bytes, from, to)) {
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
