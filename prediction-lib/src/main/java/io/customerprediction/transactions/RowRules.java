package io.customerprediction.transactions;

import io.customerprediction.transactions.CleaningRules.Returns;
import java.time.LocalDate;

/** The rules that depend on one row or one order, as functions of their values. Immutable and thread-safe. */
final class RowRules {
    private static final int LONGEST_ID = 1000;

    private final LogConventions conventions;
    private final boolean rejectReturns;
    private final long latestDay;

    RowRules(CleaningRules rules, LogConventions conventions) {
        LocalDate latest = rules.latest();
        this.conventions = conventions;
        this.rejectReturns = rules.returns() == Returns.SET_ASIDE;
        this.latestDay = latest.toEpochDay();
    }

    LogConventions conventions() {
        return conventions;
    }

    boolean hasAmounts() {
        return conventions.amounts();
    }

    /** Whether the order is cancelled, as its number says. */
    boolean isCancelled(Slice order) {
        return isInvoice('C', order);
    }

    /** What applies to all rows of an order, customer and day. */
    short orderStatus(Slice customer, int day, Slice order) {
        if (customer.isMissing() || Placeholders.isGuest(customer)) {
            return RowStatus.of(RejectionReason.MISSING_CUSTOMER);
        }
        if (Placeholders.isTotal(customer)) {
            return RowStatus.of(RejectionReason.TOTALS_ROW);
        }
        if (customer.length() > LONGEST_ID) {
            return RowStatus.of(RejectionReason.BROKEN_ROW);
        }
        if (day == RowBatch.MISSING_DAY || day == RowBatch.UNREADABLE_DAY) {
            return RowStatus.of(
                    day == RowBatch.MISSING_DAY ? RejectionReason.MISSING_TIME : RejectionReason.UNPARSABLE_TIME);
        }
        if (day > latestDay) {
            return RowStatus.of(RejectionReason.FUTURE_TIME);
        }
        return isInvoice('A', order) ? RowStatus.of(RejectionReason.ADJUSTMENT) : RowStatus.KEPT;
    }

    private boolean isInvoice(char prefix, Slice order) {
        return conventions.invoiceNumbers()
                && order.length() > 1
                && (order.first() & ~0x20) == prefix
                && order.isDigits(order.from() + 1, order.to());
    }

    /** What an amount makes of a row whose product gave it the status so far. */
    short amountStatus(short soFar, long millionths, boolean cancelled) {
        if (!conventions.amounts()) {
            return cancelled ? RowStatus.of(RejectionReason.CANCELLED) : soFar;
        }
        if (!Millionths.isNumber(millionths)) {
            return RowStatus.of(
                    millionths == Millionths.MISSING
                            ? RejectionReason.MISSING_AMOUNT
                            : RejectionReason.NON_NUMERIC_AMOUNT);
        }
        if (millionths == 0) {
            return RowStatus.of(RejectionReason.ZERO_AMOUNT);
        }
        return cancelled || millionths < 0 ? returned(soFar, cancelled) : soFar;
    }

    private short returned(short soFar, boolean cancelled) {
        if (rejectReturns) {
            return RowStatus.of(cancelled ? RejectionReason.CANCELLED : RejectionReason.RETURN);
        }
        return RowStatus.noting(soFar, cancelled ? RowNote.CANCELLED : RowNote.RETURN);
    }
}
