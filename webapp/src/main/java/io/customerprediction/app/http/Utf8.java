package io.customerprediction.app.http;

/**
 * Checks whether bytes that arrive in pieces are UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing beyond
 * U+10FFFF, no character cut off at the end.
 */
final class Utf8 {
    /** Continuation bytes still to come. */
    private int pending;

    /** The least and the most that the next continuation byte may be. */
    private int low;

    private int high;

    /**
     * Goes on with the next piece.
     *
     * @param count bytes of the piece, or negative at the end
     */
    boolean accepts(byte[] bytes, int from, int count) {
        if (count < 0) {
            return pending == 0;
        }
        for (int k = from; k < from + count; k++) {
            int b = bytes[k] & 0xff;
            boolean ascii = b < 0x80 && pending == 0;
            if (!ascii && !(pending == 0 ? starts(b) : continues(b))) {
                return false;
            }
        }
        return true;
    }

    private boolean continues(int b) {
        if (b < low || b > high) {
            return false;
        }
        pending--;
        low = 0x80;
        high = 0xbf;
        return true;
    }

    private boolean starts(int b) {
        low = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
        high = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
        pending = b >= 0xf0 ? 3 : b >= 0xe0 ? 2 : 1;
        return b >= 0xc2 && b <= 0xf4;
    }
}
