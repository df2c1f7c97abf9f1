package io.customerprediction.transactions;

import org.jspecify.annotations.Nullable;

/**
 * Whether a row is kept, in two bytes, so that a batch of rows costs one array: 0 for a row kept without a note; the low
 * six bits give the reason for which it is rejected, the others the notes of a row that is kept.
 */
@SuppressWarnings("EnumOrdinal") // the number never leaves memory, so the enums may change freely
final class RowStatus {
    static final short KEPT = 0;
    private static final int REASON_BITS = 6;
    private static final int REASON_MASK = (1 << REASON_BITS) - 1;
    private static final RejectionReason[] REASONS = RejectionReason.values();

    /** Larger than any status. */
    static final int ALL = 1 << (REASON_BITS + RowNote.values().length);

    private RowStatus() {}

    static short of(RejectionReason reason) {
        return (short) (reason.ordinal() + 1);
    }

    static short noting(short status, RowNote note) {
        return (short) (status | 1 << (REASON_BITS + note.ordinal()));
    }

    static boolean isKept(short status) {
        return (status & REASON_MASK) == 0;
    }

    static @Nullable RejectionReason reason(short status) {
        return isKept(status) ? null : REASONS[(status & REASON_MASK) - 1];
    }

    static boolean notes(short status, RowNote note) {
        return (status >>> (REASON_BITS + note.ordinal()) & 1) != 0;
    }
}
