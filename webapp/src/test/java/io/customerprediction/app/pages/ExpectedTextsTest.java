package io.customerprediction.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.Basis;
import io.customerprediction.CustomerSegment;
import io.customerprediction.Prediction;
import io.customerprediction.survival.PurchasesIfReturning;
import io.customerprediction.survival.SurvivalCurve;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpectedTextsTest {
    private final Texts texts = Texts.english();

    /** Hardly a return within 25 days, nearly all of them within the two days after that. */
    private static final SurvivalCurve DUE = new SurvivalCurve(new double[] {25, 27, 360}, new double[] {0.01, 8, 8.1});

    @Test
    void theNextOrderIsNamedByItsDates() {
        assertThat(values(prediction(DUE, null))).containsExactly("2025-07-26");
        SurvivalCurve slow = new SurvivalCurve(new double[] {360}, new double[] {3.6});
        assertThat(values(prediction(slow, null))).containsExactly("2025-07-01 to 2025-09-05");
        SurvivalCurve never = new SurvivalCurve(new double[] {360}, new double[] {0.1});
        assertThat(values(prediction(never, null))).containsExactly("Not expected within 360 days");
    }

    @Test
    void ordersAndSpendHaveTheirIntervals() {
        PurchasesIfReturning purchases = new PurchasesIfReturning(new double[] {0.4, 1.2, 1.8, 3}, 40, 0.5, 0.5);
        List<String> values = values(prediction(DUE, purchases));
        assertThat(values).hasSize(4);
        assertThat(values.get(1)).matches("2\\.2 \\(80\\u00a0%: [0-9] to [0-9]\\)");
        assertThat(values.get(2)).matches("88 \\(80\\u00a0%: [0-9]+ to [0-9]+\\)");
        assertThat(values.get(3)).isEqualTo("0");
    }

    @Test
    void withoutAmountsThereIsNoMoney() {
        PurchasesIfReturning purchases =
                new PurchasesIfReturning(new double[] {0.4, 1.2, 1.8, 3}, Double.NaN, 0.5, 0.5);
        assertThat(ExpectedTexts.of(prediction(DUE, purchases), texts))
                .extracting(ExpectedTexts.Line::key)
                .containsExactly("nextOrder", "expectedOrders");
    }

    private List<String> values(Prediction prediction) {
        return ExpectedTexts.of(prediction, texts).stream()
                .map(ExpectedTexts.Line::value)
                .toList();
    }

    private static Prediction prediction(SurvivalCurve curve, @Nullable PurchasesIfReturning purchases) {
        return new Prediction(
                LocalDate.of(2025, 6, 30),
                90,
                curve,
                purchases,
                Basis.HISTORY,
                new CustomerSegment(1, "Loyal"),
                "m1",
                List.of());
    }
}
