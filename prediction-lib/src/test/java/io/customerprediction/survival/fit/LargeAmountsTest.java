package io.customerprediction.survival.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.MadeUpLog;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LargeAmountsTest {
    @Test
    void oneInFiveHundredAmountsIsAboveTheCapAndTheTotalRemains() {
        double[] amounts = new double[1_000];
        Arrays.setAll(amounts, i -> i < 999 ? 1 + i % 100 : 1e6);

        LargeAmounts large = LargeAmounts.of(amounts.clone());

        double capped =
                Arrays.stream(amounts).map(a -> Math.min(large.cap(), a)).sum();
        assertThat(large.cap()).isEqualTo(100);
        assertThat(large.tail() * capped).isCloseTo(Arrays.stream(amounts).sum(), within(1e-3));
    }

    @Test
    void equalAmountsHaveNoTail() {
        assertThat(LargeAmounts.of(new double[] {5, 5, 5})).isEqualTo(new LargeAmounts(5, 1));
    }

    @Test
    void withoutAmountsOrPurchasesNothingIsCapped() {
        PurchaseLog log = MadeUpLog.withoutAmounts().shoppers(20, 100, 1).log();

        assertThat(LargeAmounts.of(log, log.lastDay()).tail()).isEqualTo(1);
        assertThat(LargeAmounts.of(new double[0]).tail()).isEqualTo(1);
    }

    @Test
    void laterPurchasesDoNotCount() {
        PurchaseLog log = MadeUpLog.empty().buys("a", 1, 2, 3).buys("b", 50).log();

        assertThat(LargeAmounts.of(log, log.firstDay() + 10).cap()).isEqualTo(13);
    }
}
