package io.customerprediction.transactions;

import org.jspecify.annotations.Nullable;

/** What a row is, as its status, type or event says. */
public enum RowMeaning {
    /** A purchase: paid, completed, shipped, or simply not said to be anything else. */
    SALE(null),
    /** Money that goes back to the customer, as a row of its own, whatever its sign. */
    REFUND(null),
    /** The payment failed or was denied. */
    FAILED(RejectionReason.FAILED),
    /** The order was cancelled or voided. */
    CANCELLED(RejectionReason.CANCELLED),
    /** The order was cancelled after its purchase, which stands on another row. */
    UNDONE(RejectionReason.CANCELLED),
    /** Not paid yet, or only begun. */
    PENDING(RejectionReason.PENDING),
    /** The order was paid and refunded in full. */
    REFUNDED(RejectionReason.REFUNDED),
    /** The customer's bank took the money back. */
    CHARGEBACK(RejectionReason.CHARGEBACK),
    /** A test of the shop. */
    TEST(RejectionReason.TEST),
    /** Something that a visitor does before or without a purchase, such as a view or a cart. */
    EVENT(RejectionReason.NO_PURCHASE),
    /** Money that the shop moves: a payout, a fee, a conversion. */
    TRANSFER(RejectionReason.TRANSFER),
    /** A status whose rows are left out because the user said so. */
    UNWANTED(RejectionReason.UNWANTED),
    /** A status with a meaning that is not known. */
    UNKNOWN(RejectionReason.UNKNOWN_STATUS);

    private final @Nullable RejectionReason reason;

    RowMeaning(@Nullable RejectionReason reason) {
        this.reason = reason;
    }

    /** Why rows of this meaning are rejected; {@code null} if they are not. */
    public @Nullable RejectionReason reason() {
        return reason;
    }
}
