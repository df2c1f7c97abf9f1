package io.customerprediction.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.transactions.TransactionRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaterPurchasesTest {
    private static final int START = (int) MadeUpLog.START.toEpochDay();
    private static final int[] DATES = {START + 60, START + 30};
    private static final int[] HORIZONS = {10, 20, 40};

    @Test
    void purchaseDaysAreCountedFromTheDayAfterTheAsOfDateToTheEndOfTheHorizonItself() {
        LaterPurchases later =
                later(MadeUpLog.empty().buys("c", 5, 30, 31, 40, 50, 51, 70).log(), 1, 1e9);

        assertThat(later.days()).containsExactly(2, 3, 5);
        assertThat(later.returned(0, 0)).isTrue();
    }

    @Test
    void whatWasNotFollowedToTheEndIsNotKnown() {
        LaterPurchases later = later(MadeUpLog.empty().buys("c", 5, 65, 75).log(), 0, 1e9);

        assertThat(later.days()).containsExactly(1, 2, -1);
        assertThat(later.returned(0, 2)).isFalse();
        assertThat(later.money(0, 2)).isZero();
    }

    @Test
    void moneyIsThatOfThePurchaseDaysEachUpToTheCap() {
        PurchaseLog log = PurchaseLog.of(
                List.of(row(5, 10), row(35, 20), row(36, 500), row(37, -700), row(38, 40), row(38, -15), row(100, 1)));

        LaterPurchases later = later(log, 1, 100);

        assertThat(later.days()).containsExactly(3, 3, 3);
        assertThat(later.money(0, 0)).isEqualTo(20 + 100 + 25);
    }

    @Test
    void withoutAmountsThereIsNoMoney() {
        LaterPurchases later =
                later(MadeUpLog.withoutAmounts().buys("c", 5, 35, 80).log(), 1, 1e9);

        assertThat(later.days()).containsExactly(1, 1, 1);
        assertThat(later.money()).containsOnly(0);
    }

    private static TransactionRow row(int day, double amount) {
        return new TransactionRow("c", MadeUpLog.START.plusDays(day), amount, null);
    }

    /** Of the rows of one window; the log is seen up to day 80. */
    private static LaterPurchases later(PurchaseLog log, int window, double cap) {
        int[] date = {DATES[window]};
        Examples examples = new ExamplesBuilder(log, date, START + 80).build(100);
        return LaterPurchases.of(log, examples, date, START + 80, HORIZONS, cap);
    }
}
