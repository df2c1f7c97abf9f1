package io.customerprediction.transactions;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a row, in one byte, so that a chunk of rows costs one array: 0 for a row kept with nothing to note;
 * the low four bits name the reason for which it is set aside, the others what is noted of a row kept.
 */
@SuppressWarnings("EnumOrdinal") // the byte never leaves memory, so the enums may change freely
final class Fate {
    /** More than any fate. */
    static final int ALL = 1 << 7;

    static final byte KEPT = 0;
    private static final int REASON_BITS = 4;
    private static final int REASON_MASK = (1 << REASON_BITS) - 1;
    private static final Reason[] REASONS = Reason.values();

    private Fate() {}

    static byte of(Reason reason) {
        return (byte) (reason.ordinal() + 1);
    }

    static byte noting(byte fate, Note note) {
        return (byte) (fate | 1 << (REASON_BITS + note.ordinal()));
    }

    static boolean isKept(byte fate) {
        return (fate & REASON_MASK) == 0;
    }

    static @Nullable Reason reason(byte fate) {
        return isKept(fate) ? null : REASONS[(fate & REASON_MASK) - 1];
    }

    static boolean notes(byte fate, Note note) {
        return (fate >>> (REASON_BITS + note.ordinal()) & 1) != 0;
    }
}
