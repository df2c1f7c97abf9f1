package io.customerprediction.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.transactions.TransactionRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerHistoryTest {
    private static final LocalDate START = LocalDate.of(2024, 3, 1);
    private static final int FIRST = (int) START.toEpochDay();
    private final CustomerHistory history = priced(0, 10.5, 7, 20, 30, -4);

    @Test
    void aHistoryUpToADayHasNothingLater() {
        assertSame(history.upTo(FIRST + 7), priced(0, 10.5, 7, 20));
        assertSame(history.upTo(FIRST + 29), priced(0, 10.5, 7, 20));
        assertSame(history.upTo(FIRST + 400), history);
        assertThat(history.upTo(FIRST - 1).size()).isZero();
    }

    @Test
    void anAddedOrderEqualsAnAddedTransaction() {
        assertSame(history.withOrder(FIRST + 40, 5.25), priced(0, 10.5, 7, 20, 30, -4, 40, 5.25));
        assertSame(history.upTo(FIRST + 7).withOrder(FIRST + 9, 3), priced(0, 10.5, 7, 20, 9, 3));
        assertSame(history.upTo(FIRST - 1).withOrder(FIRST, 3), priced(0, 3));
        assertThat(history.size()).isEqualTo(3);
    }

    @Test
    void anOrderOnADayWithEntriesIsAddedToThem() {
        CustomerHistory again = history.upTo(FIRST + 7).withOrder(FIRST + 7, 1);

        assertThat(again.size()).isEqualTo(2);
        assertThat(again.amount(1)).isEqualTo(21);
        assertThat(again.orders(1)).isEqualTo(2);
    }

    @Test
    void anOrderMakesAPurchaseDayIfItOutweighsTheReturns() {
        CustomerHistory small = history.withOrder(FIRST + 30, 3);
        CustomerHistory large = history.withOrder(FIRST + 30, 5);

        assertThat(small.orders(2)).isZero();
        assertThat(large.orders(2)).isOne();
        assertThat(large.amount(2)).isOne();
    }

    @Test
    void amountsBeyondTheRangeStayAtItsEnd() {
        CustomerHistory rich = CustomerHistory.of(List.of(
                new TransactionRow("c", START, 1e12, null),
                new TransactionRow("c", START, 1e12, null),
                new TransactionRow("c", START, 1e12, null)));

        assertThat(rich.withOrder(FIRST, 9e12).amount(0)).isEqualTo(Long.MAX_VALUE / 1e6);
    }

    @Test
    void withoutAmountsAnyOrderIsAPurchase() {
        CustomerHistory unpriced = CustomerHistory.of(List.of(new TransactionRow("c", START, Double.NaN, null)));
        CustomerHistory later = unpriced.withOrder(FIRST + 3, Double.NaN);

        assertThat(later.hasAmounts()).isFalse();
        assertThat(later.size()).isEqualTo(2);
        assertThat(later.orders(1)).isOne();
    }

    @Test
    void anOrderBeforeTheEndIsRefused() {
        assertThatThrownBy(() -> history.withOrder(FIRST + 29, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("day " + (FIRST + 29) + " is before the last entry, on day " + (FIRST + 30));
    }

    /** Days after the start, each with its amount. */
    private static CustomerHistory priced(double... daysAndAmounts) {
        List<TransactionRow> transactions = new ArrayList<>();
        for (int k = 0; k < daysAndAmounts.length; k += 2) {
            transactions.add(
                    new TransactionRow("c", START.plusDays((long) daysAndAmounts[k]), daysAndAmounts[k + 1], null));
        }
        return CustomerHistory.of(transactions);
    }

    private static void assertSame(CustomerHistory one, CustomerHistory other) {
        assertThat(one.size()).isEqualTo(other.size());
        for (int k = 0; k < one.size(); k++) {
            assertThat(one.day(k)).isEqualTo(other.day(k));
            assertThat(one.amount(k)).isEqualTo(other.amount(k));
            assertThat(one.orders(k)).isEqualTo(other.orders(k));
        }
    }
}
