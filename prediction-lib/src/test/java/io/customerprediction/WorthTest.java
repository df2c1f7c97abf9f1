package io.customerprediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.model.MadeUpModel;
import io.customerprediction.survival.PurchasesIfReturning;
import io.customerprediction.survival.SurvivalCurve;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorthTest {
    private static final CustomerPredictor PREDICTOR = new CustomerPredictor(MadeUpModel.bundle(true));
    private static final CustomerPredictor WITHOUT_AMOUNTS = new CustomerPredictor(MadeUpModel.bundle(false));
    private static final CustomerPredictor OF_BEFORE = new CustomerPredictor(MadeUpModel.bundleWithoutWorth());

    @Test
    void expectationsAreTheProbabilityOfAReturnTimesWhatThoseBuyWhoReturn() {
        for (Prediction prediction : manyPredictions(PREDICTOR)) {
            PurchasesIfReturning purchases = Objects.requireNonNull(prediction.purchases());
            for (int days : new int[] {30, 60, 90, 180, 360, 730}) {
                double returning = 1 - prediction.curve().at(days);
                Worth worth = prediction.worth(days).orElseThrow();
                assertThat(worth.expectedOrders()).isCloseTo(returning * purchases.orders(days), within(1e-9));
                assertThat(worth.expectedSpend().orElseThrow())
                        .isCloseTo(returning * purchases.orders(days) * purchases.orderValue(), within(1e-6));
                assertThat(worth.expectedOrders()).isGreaterThanOrEqualTo(returning);
            }
            assertThat(prediction.worth()).isEqualTo(prediction.worth(prediction.horizonDays()));
        }
    }

    @Test
    void nothingFallsAsTheTimeGrowsAndIntervalsAreInOrder() {
        for (Prediction prediction : manyPredictions(PREDICTOR)) {
            Expectation orders = new Expectation(0, 0, 0);
            Expectation spend = orders;
            for (int days = 7; days <= 730; days += 9) {
                Worth worth = prediction.worth(days).orElseThrow();
                assertGrown(orders, worth.orders());
                assertGrown(spend, worth.spend().orElseThrow());
                orders = worth.orders();
                spend = worth.spend().orElseThrow();
            }
        }
    }

    private static void assertGrown(Expectation before, Expectation now) {
        assertThat(now.mean()).isGreaterThanOrEqualTo(before.mean());
        assertThat(now.p10()).isBetween(0.0, now.p90());
        assertThat(now.p90()).isFinite();
    }

    @Test
    void whereNoReturnIsPossibleAllIsZero() {
        Prediction gone = prediction(new SurvivalCurve(new double[] {360}, new double[] {0}));
        Worth worth = gone.worth().orElseThrow();

        assertThat(worth.orders()).isEqualTo(new Expectation(0, 0, 0));
        assertThat(worth.spend()).contains(new Expectation(0, 0, 0));
        assertThat(worth.savable()).hasValue(0);
        assertThat(gone.lifetimeValue(0.1, 0.3)).hasValue(0);
    }

    @Test
    void savableIsTheSpendOfThoseWhoReturnAfterTheHorizon() {
        Prediction prediction =
                prediction(new SurvivalCurve(new double[] {90, 360}, new double[] {Math.log(2), Math.log(5)}));
        Worth worth = prediction.worth().orElseThrow();

        // half return by day 90, four fifths by day 360; those who return spend 2.2 times 40
        assertThat(worth.expectedSpend().orElseThrow()).isCloseTo(0.5 * 2.2 * 40, within(1e-9));
        assertThat(worth.savable().orElseThrow()).isCloseTo(0.3 * 2.2 * 40, within(1e-9));
        assertThat(prediction.worth(360).orElseThrow().savable()).hasValue(0);
        assertThat(prediction.worth(730).orElseThrow().savable()).hasValue(0);
    }

    @Test
    void theLifetimeValueIsTheMarginOfAYearsSpendLessTheDiscount() {
        Prediction prediction =
                prediction(new SurvivalCurve(new double[] {90, 365}, new double[] {Math.log(2), Math.log(5)}));
        double spend = prediction.worth(365).orElseThrow().expectedSpend().orElseThrow();

        assertThat(prediction.lifetimeValue(0, 1).orElseThrow()).isCloseTo(spend, within(1e-9));
        assertThat(prediction.lifetimeValue(0, 0.25).orElseThrow()).isCloseTo(spend / 4, within(1e-9));
        assertThat(prediction.lifetimeValue(0.2, 1).orElseThrow()).isBetween(spend / 1.2, spend * 0.999);
        assertThatThrownBy(() -> prediction.lifetimeValue(-0.1, 1)).hasMessageContaining("a discount rate of -0.1");
        assertThatThrownBy(() -> prediction.lifetimeValue(0.1, 1.5)).hasMessageContaining("a margin of 1.5");
    }

    @Test
    void aModelWithoutAmountsHasOrdersAndNoMoney() {
        for (Prediction prediction : manyPredictions(WITHOUT_AMOUNTS)) {
            Worth worth = prediction.worth().orElseThrow();
            assertThat(worth.expectedOrders()).isPositive();
            assertThat(worth.expectedSpend()).isEmpty();
            assertThat(worth.spend()).isEmpty();
            assertThat(worth.savable()).isEmpty();
            assertThat(prediction.lifetimeValue(0.1, 0.5)).isEmpty();
        }
    }

    @Test
    void aModelOfAnEarlierReleaseAnswersWithoutWorth() {
        for (Prediction prediction : manyPredictions(OF_BEFORE)) {
            assertThat(prediction.churnProbability()).isBetween(0.0, 1.0);
            assertThat(prediction.worth()).isEmpty();
            assertThat(prediction.lifetimeValue(0.1, 0.5)).isEmpty();
        }
    }

    @Test
    void anInvalidTimeAheadIsRefusedAsAnInvalidHorizonIs() {
        Prediction prediction = manyPredictions(PREDICTOR).get(0);

        assertThatThrownBy(() -> prediction.worth(6)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> prediction.worth(731)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void jsonHasNullWhereAFigureIsNotKnownAndNeverNaN() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (CustomerPredictor predictor : List.of(PREDICTOR, WITHOUT_AMOUNTS, OF_BEFORE)) {
            for (Prediction prediction : manyPredictions(predictor)) {
                String text = json.writeValueAsString(prediction);
                assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
                assertThat(json.readValue(text, Prediction.class)).isEqualTo(prediction);
            }
        }
    }

    private static Prediction prediction(SurvivalCurve curve) {
        return new Prediction(
                LocalDate.of(2024, 2, 29),
                90,
                curve,
                new PurchasesIfReturning(new double[] {0.4, 1.2, 1.8, 3}, 40, 0.5, 0.5),
                Basis.HISTORY,
                new CustomerSegment(2, "Loyal"),
                "m1",
                List.of());
    }

    private static List<Prediction> manyPredictions(CustomerPredictor predictor) {
        Random random = new Random(5);
        List<Prediction> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double monetary = i % 4 == 0 ? Double.NaN : random.nextInt(5_000);
            all.add(predictor.predict(new Rfm(random.nextInt(500), 1 + random.nextInt(60), monetary, null)));
        }
        return all;
    }
}
