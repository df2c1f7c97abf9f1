package io.customerprediction.app.store.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ValueClassTest {
    @Test
    void everyAmountIsInTheClassWhoseBordersEncloseIt() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 10_000; trial++) {
            double monetary = Math.exp(random.nextDouble(-20, 45));
            int valueClass = ValueClass.of(monetary);
            assertThat(monetary).isBetween(ValueClass.from(valueClass), ValueClass.to(valueClass));
        }
        for (int valueClass = 1; valueClass < ValueClass.COUNT; valueClass++) {
            assertThat(ValueClass.of(ValueClass.from(valueClass))).isEqualTo(valueClass);
        }
        for (double nothing : new double[] {0, -5, Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertThat(ValueClass.of(nothing)).isZero();
        }
    }
}
