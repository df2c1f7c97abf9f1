package io.customerprediction.survival.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.labels.LaterPurchases;
import io.customerprediction.survival.WorthModel;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeafPurchasesTest {
    private static final int HORIZONS = WorthModel.days().length;
    private static final int ROWS = 300;

    @Test
    void aLeafHasTheFurtherPurchasesOfItsOwnCustomersWhoReturned() {
        float[] columns = columns(i -> 1, true);

        // odd rows buy five times, every third of the even ones once
        for (int h = 0; h < HORIZONS; h++) {
            assertThat(columns[2 * h] / columns[2 * h + 1]).isCloseTo(4, within(0.05f));
            assertThat(columns[10 + 2 * h] / columns[10 + 2 * h + 1]).isCloseTo(0, within(0.06f));
        }
        assertThat(columns[3]).isCloseTo(1, within(0.01f));
        assertThat(columns[13]).isCloseTo(1 / 3f, within(0.01f));
    }

    @Test
    void moneyIsHeldAgainstWhatTheOwnMeansExpected() {
        float[] columns = columns(i -> 1, true);

        // each purchase day is worth 30, 20 was expected
        assertThat(columns[8] / columns[9]).isCloseTo(1.5f, within(0.001f));
        assertThat(columns[18] / columns[19]).isCloseTo(1.5f, within(0.001f));
    }

    @Test
    void purchasesOfABusyTimeCountLess() {
        float[] busy = columns(i -> 2, true);

        assertThat(busy[2] / busy[3]).isCloseTo(2, within(0.05f));
    }

    @Test
    void withoutAmountsLeavesCarryNoMoney() {
        assertThat(columns(i -> 1, false)).hasSize(2 * 2 * HORIZONS);
    }

    @Test
    void whereNobodyWasFollowedThePaceOfAShorterTimeGoesOn() {
        LaterPurchases later = later(i -> 3, 1);
        LeafPurchases leaves = new LeafPurchases(1, new PurchasesAhead(later, activity(i -> 1)), null);
        IntStream.range(0, ROWS).forEach(i -> leaves.add(0, i));
        float[] columns = leaves.columns();

        double month = columns[0] / columns[1];
        assertThat(month).isCloseTo(2, within(0.1));
        assertThat(columns[2] / columns[3]).isCloseTo((float) (3 * month), within(0.3f));
        assertThat(columns[6] / columns[7]).isCloseTo((float) (12 * month), within(1.5f));
    }

    @Test
    void aLeafWithoutAnyReturnHasTheMeanOfAll() {
        PurchasesAhead ahead = new PurchasesAhead(later(i -> 3, HORIZONS), activity(i -> 1));
        LeafPurchases leaves = new LeafPurchases(2, ahead, null);
        IntStream.range(0, ROWS).forEach(i -> leaves.add(0, i));
        float[] columns = leaves.columns();

        assertThat(columns).doesNotContain(Float.NaN);
        assertThat(columns[10] / columns[11]).isCloseTo(2, within(0.2f));
    }

    /** Of two leaves, one of the odd rows and one of the even ones. */
    private static float[] columns(IntToDoubleFunction activity, boolean amounts) {
        LaterPurchases later = later(i -> i % 2 == 1 ? 5 : i % 3 == 0 ? 1 : 0, HORIZONS);
        double[] value = new double[ROWS];
        Arrays.fill(value, 20);
        LeafPurchases leaves =
                new LeafPurchases(2, new PurchasesAhead(later, activity(activity)), amounts ? value : null);
        IntStream.range(0, ROWS).forEach(i -> leaves.add(1 - i % 2, i));
        return leaves.columns();
    }

    /** As many purchases within each horizon that was followed, each of 30. */
    private static LaterPurchases later(IntUnaryOperator purchases, int followed) {
        int[] days = new int[ROWS * HORIZONS];
        double[] money = new double[ROWS * HORIZONS];
        for (int k = 0; k < days.length; k++) {
            boolean known = k % HORIZONS < followed;
            days[k] = known ? purchases.applyAsInt(k / HORIZONS) : -1;
            money[k] = known ? 30.0 * days[k] : 0;
        }
        return new LaterPurchases(WorthModel.days(), days, money);
    }

    private static float[] activity(IntToDoubleFunction ofRow) {
        float[] activity = new float[ROWS * HORIZONS];
        for (int k = 0; k < activity.length; k++) {
            activity[k] = (float) ofRow.applyAsDouble(k / HORIZONS);
        }
        return activity;
    }
}
