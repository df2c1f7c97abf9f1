package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.Millionths;
import io.customerprediction.transactions.RejectionReason;
import io.customerprediction.transactions.RowBatch;
import io.customerprediction.transactions.RowMeaning;
import io.customerprediction.transactions.Slice;
import io.customerprediction.transactions.layout.Layout;
import io.customerprediction.transactions.layout.Money;
import io.customerprediction.transactions.layout.Money.Discount;
import io.customerprediction.transactions.layout.Role;
import io.customerprediction.transactions.values.CurrencyCodes;
import io.customerprediction.transactions.values.Decimals;
import io.customerprediction.transactions.values.StatusWords;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a row adds to its order: its amount, or its quantity times its price less the discount; less what was
 * refunded; in the one currency of the log. For one thread.
 */
final class Amounts {
    private static final long CENTS = 100;
    private static final long PERCENT = 100;
    private static final long ONE = 1_000_000;

    private final Money money;
    private final Decimals decimals;
    private final Evidence evidence;
    private final int amount;
    private final int quantity;
    private final int returned;
    private final int price;
    private final int discount;
    private final int refunded;
    private final int remaining;
    private final int currency;

    /** Whether what was paid is the amount, as no other column changes it. */
    private final boolean isPlain;

    private final Slice text = new Slice();

    Amounts(Layout layout, Evidence evidence) {
        this.money = layout.money();
        this.decimals = money.decimals();
        this.evidence = evidence;
        amount = layout.column(Role.AMOUNT);
        quantity = layout.column(Role.QUANTITY);
        returned = layout.column(Role.RETURNED);
        price = layout.column(Role.PRICE);
        discount = money.discount() == Discount.NONE ? -1 : layout.column(Role.DISCOUNT);
        refunded = layout.column(Role.REFUNDED);
        remaining = layout.column(Role.REMAINING);
        currency = layout.column(Role.CURRENCY);
        isPlain = refunded < 0 && remaining < 0 && currency < 0 && !money.cents();
    }

    /**
     * Gives the batch the amount of the row that it has begun, or a reason to reject it.
     *
     * @param full as of {@link #paid}
     * @param meaning what the row is by its status
     */
    void add(Row row, long full, RowMeaning meaning, RowBatch batch) {
        if (isPlain && meaning == RowMeaning.SALE) {
            batch.amount(full);
        } else {
            addOther(row, full, meaning, batch);
        }
    }

    private void addOther(Row row, long full, RowMeaning meaning, RowBatch batch) {
        long paid = full;
        if (meaning == RowMeaning.REFUND && paid == Millionths.MISSING && refunded >= 0) {
            paid = number(row, refunded); // what goes out has a column of its own
        }
        long back = meaning == RowMeaning.REFUND ? 0 : back(row, paid);
        if (meaning == RowMeaning.REFUNDED && (back == 0 || back >= paid)) {
            batch.meaning(meaning);
            return;
        }
        if (back > 0 && Millionths.isNumber(paid)) {
            paid = back >= paid ? 0 : paid - back;
            if (paid == 0) {
                batch.reject(RejectionReason.REFUNDED);
                return;
            }
        }
        if (batch.isKept()) {
            batch.amount(inCurrency(row, money.cents() ? divided(paid) : paid, batch));
        }
    }

    /** The amount in millionths; {@link Millionths#MISSING}, {@link Millionths#UNREADABLE}, or 0 without such columns. */
    long paid(Row row) {
        if (amount >= 0) {
            return number(row, amount);
        }
        if (price < 0) {
            return 0;
        }
        long each = number(row, price);
        if (quantity < 0 || !Millionths.isNumber(each)) {
            return discounted(row, each);
        }
        long pieces = kept(row, number(row, quantity));
        return Millionths.isNumber(pieces) ? discounted(row, Decimals.product(pieces, each)) : pieces;
    }

    /** The quantity less what came back of it, whatever the sign of that. */
    private long kept(Row row, long pieces) {
        if (returned < 0 || !Millionths.isNumber(pieces)) {
            return pieces;
        }
        long back = number(row, returned);
        if (!Millionths.isNumber(back)) {
            return back == Millionths.MISSING ? pieces : back;
        }
        return Math.max(0, pieces - Math.abs(back));
    }

    private long discounted(Row row, long full) {
        if (discount < 0 || !Millionths.isNumber(full)) {
            return full;
        }
        long less = percent(row);
        if (!Millionths.isNumber(less)) {
            return less == Millionths.MISSING ? full : less;
        }
        return switch (money.discount()) {
            case SHARE -> Decimals.product(ONE - less, full);
            case PERCENT -> Decimals.product(ONE - less / PERCENT, full);
            default -> full - less;
        };
    }

    /** The discount as a number, without the sign of percent that may stand behind it. */
    private long percent(Row row) {
        row.take(discount, text);
        int to = text.to();
        while (to > text.from() && (text.bytes()[to - 1] == '%' || text.bytes()[to - 1] == ' ')) {
            to--;
        }
        text.set(text.bytes(), text.from(), to);
        return decimals.millionths(text);
    }

    /** How much was refunded, in millionths. */
    private long back(Row row, long paid) {
        if (remaining >= 0) {
            long kept = number(row, remaining);
            return Millionths.isNumber(kept) && Millionths.isNumber(paid) ? Math.max(0, paid - kept) : 0;
        }
        return refunded < 0 ? 0 : refunded(row, paid);
    }

    /** What the column of refunds says; all of the amount where it says yes. */
    private long refunded(Row row, long paid) {
        row.take(refunded, text);
        if (text.isMissing()) {
            return 0;
        }
        long number = decimals.millionths(text);
        if (Millionths.isNumber(number)) {
            return Math.abs(number);
        }
        String word = text.toString().toLowerCase(Locale.ROOT);
        boolean all = word.equals("true") || word.equals("yes") || StatusWords.of(word) == RowMeaning.REFUNDED;
        return all && Millionths.isNumber(paid) ? Math.abs(paid) : 0;
    }

    private static long divided(long millionths) {
        return Millionths.isNumber(millionths) ? Math.floorDiv(millionths + CENTS / 2, CENTS) : millionths;
    }

    private long inCurrency(Row row, long paid, RowBatch batch) {
        if (currency < 0) {
            return paid;
        }
        row.take(currency, text);
        if (text.isMissing()) {
            return paid;
        }
        String code = CurrencyCodes.of(text.toString());
        Evidence.count(code, 1, evidence.currencies);
        if (money.currency() != null
                && !money.currency().equalsIgnoreCase(code)
                && money.rates().isEmpty()) {
            batch.reject(RejectionReason.OTHER_CURRENCY);
            return paid;
        }
        @Nullable BigDecimal rate = money.rates().get(code);
        if (money.rates().isEmpty() || code.equalsIgnoreCase(money.currency())) {
            return paid;
        }
        if (rate == null) {
            batch.reject(RejectionReason.OTHER_CURRENCY);
            return paid;
        }
        return Millionths.isNumber(paid) ? Decimals.product(Millionths.of(rate), paid) : paid;
    }

    private long number(Row row, int column) {
        row.take(column, text);
        return decimals.millionths(text);
    }
}
