package io.customerprediction.transactions;

import org.jspecify.annotations.Nullable;

/**
 * Whether a row is kept, in one byte, so that a batch of rows costs one array: 0 for a row kept without a note; the low
 * four bits give the reason for which it is rejected, the others the notes of a row that is kept.
 */
@SuppressWarnings("EnumOrdinal") // the byte never leaves memory, so the enums may change freely
final class RowStatus {
    /** Larger than any status. */
    static final int ALL = 1 << 7;

    static final byte KEPT = 0;
    private static final int REASON_BITS = 4;
    private static final int REASON_MASK = (1 << REASON_BITS) - 1;
    private static final RejectionReason[] REASONS = RejectionReason.values();

    private RowStatus() {}

    static byte of(RejectionReason reason) {
        return (byte) (reason.ordinal() + 1);
    }

    static byte noting(byte status, RowNote note) {
        return (byte) (status | 1 << (REASON_BITS + note.ordinal()));
    }

    static boolean isKept(byte status) {
        return (status & REASON_MASK) == 0;
    }

    static @Nullable RejectionReason reason(byte status) {
        return isKept(status) ? null : REASONS[(status & REASON_MASK) - 1];
    }

    static boolean notes(byte status, RowNote note) {
        return (status >>> (REASON_BITS + note.ordinal()) & 1) != 0;
    }
}
