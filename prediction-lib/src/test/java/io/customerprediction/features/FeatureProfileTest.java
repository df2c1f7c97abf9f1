package io.customerprediction.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.transactions.TransactionRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeatureProfileTest {
    private static final int AS_OF = 20_000;

    /** Customers who buy by chance, so many days apart on average. */
    private static PurchaseLog shop(int customers, double gap, double spend, long seed) {
        Random random = new Random(seed);
        List<TransactionRow> rows = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            for (double day = AS_OF - 300; day <= AS_OF; day += 1 - gap * Math.log(1 - random.nextDouble())) {
                rows.add(new TransactionRow(
                        "c" + i, LocalDate.ofEpochDay((long) day), spend * (0.5 + random.nextDouble()), null));
            }
        }
        return PurchaseLog.of(rows);
    }

    @Test
    void customersLikeThoseOfThenHaveNotMoved() {
        FeatureProfile then = FeatureProfile.of(shop(2_000, 30, 20, 1), AS_OF, 30);

        List<FeatureDrift> drift = then.drift(shop(2_000, 30, 20, 3), AS_OF, 30);

        assertThat(drift).hasSize(HistoryFeatures.width(true));
        assertThat(drift).noneMatch(FeatureDrift::isNotable);
        assertThat(drift).allMatch(moved -> moved.psi() < moved.byChance());
        assertThat(drift)
                .extracting(FeatureDrift::feature)
                .contains("recency", "returned")
                .doesNotContain("tenure");
    }

    @Test
    void higherPricesMoveTheSpendingAndNothingElse() {
        FeatureProfile then = FeatureProfile.of(shop(2_000, 30, 20, 1), AS_OF, 30);

        List<FeatureDrift> drift = then.drift(shop(2_000, 30, 60, 2), AS_OF, 30);

        assertThat(drift.stream().filter(FeatureDrift::isLarge).map(FeatureDrift::feature))
                .contains("monetary", "order_value", "spend_90d")
                .doesNotContain("recency", "purchases_90d", "returned");
        assertThat(drift)
                .filteredOn(moved -> moved.feature().equals("order_value"))
                .allMatch(moved -> moved.unseen() > 0.3);
    }

    @Test
    void fewerReturnsAreDrift() {
        FeatureProfile then = FeatureProfile.of(shop(2_000, 15, 20, 1), AS_OF, 30);

        assertThat(then.drift(shop(2_000, 120, 20, 2), AS_OF, 30))
                .filteredOn(moved -> moved.feature().equals(FeatureProfile.RETURNED))
                .singleElement()
                .satisfies(moved -> assertThat(moved.isLarge()).isTrue());
    }

    @Test
    void fewCustomersDoNotMoveByChance() {
        FeatureProfile then = FeatureProfile.of(shop(40, 30, 20, 1), AS_OF, 30);

        List<FeatureDrift> drift = then.drift(shop(30, 30, 20, 2), AS_OF, 30);

        assertThat(drift).noneMatch(FeatureDrift::isNotable);
        assertThat(drift).as("an index of 0.25 would be reached").anyMatch(moved -> moved.byChance() > 0.25);
    }

    @Test
    void theIndexIsThatOfItsFormula() {
        FeatureDrift drift = FeatureDrift.of("x", new int[] {499, 499}, new int[] {249, 749}, 0);

        double p = 249.5 / 999;
        double q = 749.5 / 999;
        assertThat(drift.psi()).isEqualTo((p - 0.5) * Math.log(p / 0.5) + (q - 0.5) * Math.log(q / 0.5), within(1e-12));
        // The 99.9 % quantile of chi-square with one degree of freedom is 10.83; the approximation is within 4 %.
        assertThat(drift.byChance()).isEqualTo(10.83 * 2 / 999, within(0.001));
    }

    @Test
    void aLogWithoutActiveCustomersSaysNothing() {
        PurchaseLog old = shop(10, 30, 20, 1);

        assertThat(FeatureProfile.of(old, AS_OF + 1_000, 30).bins()).isEmpty();
        assertThat(FeatureProfile.of(old, AS_OF, 30).drift(old, AS_OF + 1_000, 30))
                .isEmpty();
    }
}
