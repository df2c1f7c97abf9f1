package io.customerprediction.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HistoryBytesTest {
    private final HistoryBytes days = new HistoryBytes();

    @Test
    void entriesOfOneDayAreAddedUp() {
        days.add(-3, 5, 1);
        days.add(7, 2_000_000, 1);
        days.add(7, -500_000, 0);

        byte[] history = days.take();

        assertThat(history).hasSize(2 * 14);
        assertThat(HistoryBytes.size(history)).isEqualTo(2);
        assertThat(HistoryBytes.day(history, 0)).isEqualTo(-3);
        assertThat(HistoryBytes.millionths(history, 1)).isEqualTo(1_500_000);
        assertThat(HistoryBytes.orders(history, 1)).isEqualTo(1);
    }

    @Test
    void nextCustomerBeginsAnew() {
        days.add(7, 1, 1);
        days.take();
        for (int day = 0; day < 1000; day++) {
            days.add(day, day, 1);
        }

        byte[] history = days.take();

        assertThat(HistoryBytes.size(history)).isEqualTo(1000);
        assertThat(HistoryBytes.millionths(history, 999)).isEqualTo(999);
    }

    @Test
    void moreOrdersThanFitAreTheMost() {
        days.add(1, 1, 40_000);

        assertThat(HistoryBytes.orders(days.take(), 0)).isEqualTo(Short.MAX_VALUE);
    }

    @Test
    void amountsBeyondALongNumberAreRefused() {
        days.add(1, Long.MAX_VALUE, 1);

        assertThatThrownBy(() -> days.add(1, 1, 1)).isInstanceOf(ArithmeticException.class);
    }
}
