package io.customerprediction.transactions;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules that depend on one row, for rows that arrive one at a time; files are cleaned by the same rules. Immutable and
 * thread-safe.
 */
public final class RowCheck {
    private static final long FIRST_DAY = LocalDate.of(1900, 1, 1).toEpochDay();
    private static final LogConventions PLAIN = new LogConventions(true, true, false, false, false, false);
    private static final LogConventions WITHOUT_AMOUNTS = new LogConventions(false, true, false, false, false, false);

    private final RowRules rules;

    /**
     * @param rules what is done with returns, and the last possible day
     * @param amounts whether rows have amounts; if not, they are ignored and every row is a purchase
     */
    public RowCheck(CleaningRules rules, boolean amounts) {
        this.rules = new RowRules(rules, amounts ? PLAIN : WITHOUT_AMOUNTS);
    }

    /** The customer's id as a log of purchases keeps it: without blanks at its ends, an e-mail address in lower case. */
    public static String customer(String id) {
        Slice text = slice(id);
        OrderRun run = new OrderRun(0);
        CustomerIdText.put(text, run);
        return new String(run.customer, run.customerFrom, run.customerTo - run.customerFrom, StandardCharsets.UTF_8);
    }

    /**
     * Why a row is not used; empty if it is.
     *
     * @param day of the row; missing if it is null
     * @param millionths the amount in millionths, or {@link Millionths#MISSING} or {@link Millionths#UNREADABLE}
     * @param product code of the product; empty if there is none
     */
    public Optional<RejectionReason> problem(
            @Nullable String customer, @Nullable LocalDate day, long millionths, String product) {
        short status = rules.orderStatus(slice(customer == null ? "" : customer), epochDay(day), new Slice());
        if (RowStatus.isKept(status)) {
            status = ProductCodes.status(slice(product));
        }
        if (RowStatus.isKept(status)) {
            status = rules.amountStatus(status, millionths, false);
        }
        return Optional.ofNullable(RowStatus.reason(status));
    }

    private static int epochDay(@Nullable LocalDate day) {
        if (day == null) {
            return RowBatch.MISSING_DAY;
        }
        long epochDay = day.toEpochDay();
        return epochDay >= FIRST_DAY && epochDay <= Integer.MAX_VALUE ? (int) epochDay : RowBatch.UNREADABLE_DAY;
    }

    private static Slice slice(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Slice slice = new Slice();
        slice.set(bytes, 0, bytes.length);
        slice.trim();
        return slice;
    }
}
