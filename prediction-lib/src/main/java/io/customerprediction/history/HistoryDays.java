package io.customerprediction.history;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link CustomerHistory} as JSON and Java's serialised form have it: {@code {"hasAmounts": true, "days": [{"date":
 * "2025-06-02", "amount": 80.25, "orders": 1}]}}.
 *
 * @param hasAmounts whether the days have amounts
 * @param days each day with any entry, ascending
 */
record HistoryDays(boolean hasAmounts, List<Day> days) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MILLIONTHS = 6;

    /**
     * One day.
     *
     * @param date as {@code YYYY-MM-DD}
     * @param amount net amount, exact to a millionth; {@code null} without amounts
     * @param orders distinct orders; 0 if it is no purchase day
     */
    record Day(String date, @Nullable BigDecimal amount, short orders) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    HistoryDays {
        days = List.copyOf(days);
    }

    static HistoryDays of(CustomerHistory history) {
        List<Day> days = new ArrayList<>(history.size());
        for (int k = 0; k < history.size(); k++) {
            days.add(new Day(
                    LocalDate.ofEpochDay(history.day(k)).toString(),
                    history.hasAmounts() ? plain(BigDecimal.valueOf(history.millionths(k), MILLIONTHS)) : null,
                    (short) history.orders(k)));
        }
        return new HistoryDays(history.hasAmounts(), days);
    }

    /** Without trailing zeros after the point, and without an exponent. */
    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** @throws IllegalArgumentException if an amount is missing or too precise, or the days do not ascend */
    CustomerHistory history() {
        int[] day = new int[days.size()];
        long[] millionths = new long[days.size()];
        short[] orders = new short[days.size()];
        for (int k = 0; k < days.size(); k++) {
            day[k] = Math.toIntExact(LocalDate.parse(days.get(k).date()).toEpochDay());
            millionths[k] = hasAmounts ? millionths(days.get(k)) : 0;
            orders[k] = days.get(k).orders();
        }
        return CustomerHistory.of(day, millionths, orders, hasAmounts);
    }

    private static long millionths(Day day) {
        BigDecimal amount = day.amount();
        if (amount == null) {
            throw new IllegalArgumentException("the amount of " + day.date() + " is missing: give the net amount");
        }
        try {
            return amount.movePointRight(MILLIONTHS).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "the amount of " + day.date() + " is " + amount + ": give one within ±9.2e12, exact to a millionth",
                    e);
        }
    }

    private Object readResolve() {
        return history();
    }
}
