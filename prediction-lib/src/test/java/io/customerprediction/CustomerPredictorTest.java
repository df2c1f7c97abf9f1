package io.customerprediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.history.CustomerHistory;
import io.customerprediction.model.MadeUpModel;
import io.customerprediction.segments.SegmentName;
import io.customerprediction.survival.SurvivalCurve;
import io.customerprediction.transactions.TransactionRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerPredictorTest {
    private static final LocalDate AS_OF = MadeUpModel.AS_OF;
    private static final double UNKNOWN = Double.NaN;

    private final CustomerPredictor predictor = new CustomerPredictor(MadeUpModel.bundle(true));
    private final CustomerPredictor withoutAmounts = new CustomerPredictor(MadeUpModel.bundle(false));

    @Test
    void itDescribesTheModel() {
        ModelInfo model = predictor.model();

        assertThat(model.id()).startsWith(AS_OF + "-");
        assertThat(model.asOf()).isEqualTo(AS_OF);
        assertThat(model.horizonDays()).isEqualTo(MadeUpModel.HORIZON);
        assertThat(model.grade()).isEqualTo("B");
        assertThat(model.hasAmounts()).isTrue();
        assertThat(model.segmentNames()).containsExactly("Top", "Recent", "Former");
    }

    @Test
    void allFiguresAreReadFromTheOneCurve() {
        for (Prediction prediction : manyPredictions()) {
            SurvivalCurve curve = prediction.curve();
            assertThat(prediction.churnProbability()).isEqualTo(curve.at(prediction.horizonDays()));
            assertThat(prediction.churn()).isEqualTo(prediction.churnProbability() >= 0.5);
            assertThat(prediction.expectedDays())
                    .isEqualTo(curve.restrictedMean())
                    .isBetween(1.0, 360.0);
            assertThat(prediction.daysIfReturning()).isBetween(1.0, (double) prediction.horizonDays());
            prediction.p50().ifPresent(day -> assertThat(curve.at(day)).isLessThanOrEqualTo(0.5 + 1e-9));
        }
    }

    @Test
    void noPurchaseByADayGetsLessLikelyWithTheDay() {
        for (Prediction prediction : manyPredictions()) {
            double before = 1;
            for (int day = 1; day <= 360; day++) {
                double now = prediction.curve().at(day);
                assertThat(now).isBetween(0.0, before);
                before = now;
            }
        }
    }

    @Test
    void theEndsOfTheIntervalAreInOrderAndOpenOnlyAtTheFarEnd() {
        for (Prediction p : manyPredictions()) {
            assertThat(p.p10().orElse(361)).isLessThanOrEqualTo(p.p50().orElse(361));
            assertThat(p.p50().orElse(361)).isLessThanOrEqualTo(p.p90().orElse(361));
        }
    }

    private List<Prediction> manyPredictions() {
        Random random = new Random(5);
        List<Prediction> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            LocalDate asOf = AS_OF.plusDays(random.nextInt(400));
            all.add(predictor.predict(
                    new Rfm(random.nextInt(900), 1 + random.nextInt(40), random.nextInt(5000), null), asOf));
            all.add(predictor
                    .predict(history(random, "c", 1 + random.nextInt(9), true), asOf)
                    .orElseThrow());
        }
        return all;
    }

    @Test
    void theClusterIsWorkedOutIfItIsNotGiven() {
        assertThat(predictor.predict(new Rfm(5, 20, 4000, null)).segment()).isEqualTo("Champions");
        Prediction lost = predictor.predict(new Rfm(300, 1, 40, null));

        assertThat(lost.cluster()).isEqualTo(3);
        assertThat(lost.segment())
                .isEqualTo(SegmentName.of("Former", lost.churnProbability()).label());
        assertThat(lost.basis()).isEqualTo(Basis.RFM);
        assertThat(lost.warnings()).isEmpty();
    }

    @Test
    void aGivenClusterIsUsedAndAWarningNamesADifferentOne() {
        Prediction prediction = predictor.predict(new Rfm(300, 1, 40, 1));

        assertThat(prediction.cluster()).isEqualTo(1);
        assertThat(prediction.warnings())
                .singleElement()
                .asString()
                .contains("Cluster 1 (Top) was given", "make it 3 (Former)");
        assertThat(predictor.predict(new Rfm(300, 1, 40, 3)).warnings()).isEmpty();
    }

    @Test
    void aClusterThatTheModelDoesNotHaveIsRefusedNamingThoseItHas() {
        Rfm unknown = new Rfm(10, 5, 5000, 4);

        assertThatThrownBy(() -> predictor.predict(unknown))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("Cluster: is 4; this model has 1 (Top), 2 (Recent), 3 (Former); or leave it out to have it"
                        + " determined");
        assertThatThrownBy(() -> predictor.check(unknown)).isInstanceOf(InvalidInputException.class);
        predictor.check(new Rfm(10, 5, 5000, 3));
    }

    @Test
    void aMissingMonetaryIsReplacedByTheUsualOneWithAWarning() {
        Prediction prediction = predictor.predict(new Rfm(10, 5, UNKNOWN, null));

        assertThat(prediction.warnings()).singleElement().asString().contains("Monetary is not known", "was taken");
        assertThat(prediction.churnProbability()).isBetween(0.0, 1.0);
    }

    @Test
    void aModelWithoutAmountsIgnoresMonetaryWithAWarning() {
        Prediction told = withoutAmounts.predict(new Rfm(10, 5, 5000, null));

        assertThat(told.warnings()).singleElement().asString().contains("Monetary is not used");
        assertThat(told.churnProbability())
                .isEqualTo(withoutAmounts.predict(new Rfm(10, 5, UNKNOWN, null)).churnProbability());
        assertThat(withoutAmounts.predict(new Rfm(10, 5, UNKNOWN, null)).warnings())
                .isEmpty();
    }

    @Test
    void valuesBeyondThoseOfTrainingGiveWarnings() {
        List<String> warnings =
                predictor.predict(new Rfm(401.5, 81, 9000.25, null)).warnings();

        assertThat(warnings).hasSize(3);
        assertThat(warnings.get(0)).contains("Recency 401.5 is beyond the 400");
        assertThat(warnings.get(1)).contains("Frequency 81 is beyond the 80");
        assertThat(warnings.get(2)).contains("Monetary 9000.25 is beyond the 9000");
        assertThat(predictor.predict(new Rfm(400, 80, 9000, null)).warnings()).isEmpty();
    }

    @Test
    void aStaleModelAndOneTrainedOnLaterDaysGiveWarnings() {
        Rfm input = new Rfm(10, 5, 500, null);

        assertThat(predictor.predict(input, AS_OF.plusDays(60)).warnings()).isEmpty();
        assertThat(predictor.predict(input, AS_OF.plusDays(61)).warnings())
                .singleElement()
                .asString()
                .contains("learnt up to 2021-06-30, 61 days before the as-of date 2021-08-30");
        assertThat(predictor.predict(input, AS_OF.minusDays(1)).warnings())
                .singleElement()
                .asString()
                .contains("after the as-of date 2021-06-29");
    }

    @Test
    void theSeasonAheadIsThatOfTheAsOfDate() {
        Rfm input = new Rfm(10, 5, 500, null);

        assertThat(predictor.predict(input).churnProbability())
                .isEqualTo(predictor.predict(input, AS_OF).churnProbability())
                .isLessThan(predictor.predict(input, AS_OF.plusDays(92)).churnProbability());
    }

    @Test
    void oneTimeBuyersGetAnAnswerWithItsBasis() {
        CustomerHistory once = history(new Random(1), "new", 1, true);
        CustomerHistory often = history(new Random(1), "old", 5, true);

        assertThat(predictor.predict(once, AS_OF).orElseThrow().basis()).isEqualTo(Basis.FIRST_PURCHASE);
        assertThat(predictor.predict(often, AS_OF).orElseThrow().basis()).isEqualTo(Basis.HISTORY);
    }

    @Test
    void aHistoryWithoutAPurchaseByTheAsOfDateHasNoPrediction() {
        CustomerHistory later = CustomerHistory.of(List.of(bought("c", AS_OF.plusDays(1), 5)));
        CustomerHistory returned =
                CustomerHistory.of(List.of(bought("c", AS_OF.minusDays(3), 5), bought("c", AS_OF.minusDays(3), -5)));

        for (CustomerHistory history : List.of(later, returned)) {
            assertThat(predictor.predict(history, AS_OF)).isEmpty();
            assertThat(predictor.explain(history, AS_OF)).isEmpty();
            assertThat(predictor.riskPath(history, AS_OF)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 60, 360})
    void aHorizonUpToTheLastKnotIsReadFromTheCurve(int days) {
        Prediction own = predictor.predict(new Rfm(10, 5, 500, null));
        Prediction other = own.withHorizon(days);

        assertThat(other.horizonDays()).isEqualTo(days);
        assertThat(other.churnProbability()).isEqualTo(own.curve().at(days));
        assertThat(other.daysIfReturning()).isEqualTo(own.curve().medianWithin(days));
        assertThat(other.expectedDays()).isEqualTo(own.expectedDays());
        assertThat(other.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {361, 365, 730})
    void beyondTheLastKnotTheLastHazardHoldsAndAWarningSaysSo(int days) {
        Prediction own = predictor.predict(new Rfm(10, 5, 500, null));
        Prediction far = own.withHorizon(days);
        double lastSlope = Math.log(own.curve().at(359)) - Math.log(own.curve().at(360));

        assertThat(-Math.log(far.churnProbability()))
                .isEqualTo(-Math.log(own.curve().at(360)) + lastSlope * (days - 360), within(1e-9));
        assertThat(far.expectedDays()).isEqualTo(own.expectedDays()).isLessThanOrEqualTo(360);
        assertThat(far.daysIfReturning()).isBetween(1.0, (double) days);
        assertThat(far.warnings())
                .singleElement()
                .asString()
                .contains("horizon of " + days + " days is beyond the 360 days");
        assertThat(far.withHorizon(own.horizonDays())).isEqualTo(own);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -7, 0, 6, 731, Integer.MAX_VALUE})
    void aHorizonOutOfRangeIsRejected(int days) {
        Prediction prediction = predictor.predict(new Rfm(10, 5, 500, null));

        assertThatThrownBy(() -> prediction.withHorizon(days))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("horizon: is " + days + " days; give 7 to 730");
    }

    @Test
    void aDateOutOfAllRangeIsRefused() {
        assertThatThrownBy(() -> predictor.predict(new Rfm(1, 1, 1, null), LocalDate.MAX))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("as_of: is +999999999-12-31; give a date of the years 1900 to 2999");
    }

    @Test
    void aHistoryWithoutAmountsIsPredictedFromItsDays() {
        CustomerHistory unpriced = history(new Random(3), "c", 4, false);
        Prediction prediction = predictor.predict(unpriced, AS_OF).orElseThrow();

        assertThat(prediction.basis()).isEqualTo(Basis.RFM);
        assertThat(prediction.warnings()).singleElement().asString().contains("Monetary is not known");
        assertThat(withoutAmounts.predict(unpriced, AS_OF).orElseThrow().basis())
                .isEqualTo(Basis.HISTORY);
    }

    @Test
    void aModelWithoutAmountsIgnoresTheAmountsOfAHistory() {
        CustomerHistory priced = history(new Random(3), "c", 4, true);
        CustomerHistory unpriced = history(new Random(3), "c", 4, false);

        assertThat(withoutAmounts.predict(priced, AS_OF).orElseThrow())
                .isEqualTo(withoutAmounts.predict(unpriced, AS_OF).orElseThrow());
    }

    @Test
    void entriesAfterTheAsOfDateChangeNoPrediction() {
        Random random = new Random(9);
        for (int i = 0; i < 200; i++) {
            List<TransactionRow> known = transactions(random, "c", 1 + random.nextInt(6), true);
            List<TransactionRow> all = new ArrayList<>(known);
            for (int k = 0; k <= i % 5; k++) {
                all.add(bought("c", AS_OF.plusDays(1 + random.nextInt(300)), random.nextInt(90) - 30));
            }
            assertThat(predictor.predict(CustomerHistory.of(all), AS_OF))
                    .isEqualTo(predictor.predict(CustomerHistory.of(known), AS_OF));
        }
    }

    @Test
    void aBatchGetsTheSamePredictionsAsEachInputAlone() {
        Random random = new Random(11);
        List<Rfm> inputs = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            inputs.add(new Rfm(random.nextInt(500), 1 + random.nextInt(90), i % 3 == 0 ? UNKNOWN : i, null));
        }
        List<Prediction> together = predictor.predictAll(inputs, AS_OF);

        assertThat(together).hasSize(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            assertThat(together.get(i)).isEqualTo(predictor.predict(inputs.get(i), AS_OF));
        }
        assertThat(predictor.predictAll(List.of(), AS_OF)).isEmpty();
    }

    private static CustomerHistory history(Random random, String customer, int purchases, boolean amounts) {
        return CustomerHistory.of(transactions(random, customer, purchases, amounts));
    }

    /** Purchases on different days up to the as-of date. */
    static List<TransactionRow> transactions(Random random, String customer, int purchases, boolean amounts) {
        List<TransactionRow> transactions = new ArrayList<>();
        for (int k = 0; k < purchases; k++) {
            LocalDate day = AS_OF.minusDays(k * 40L + random.nextInt(40));
            double amount = 5 + random.nextInt(100);
            transactions.add(bought(customer, day, amounts ? amount : UNKNOWN));
        }
        return transactions;
    }

    private static TransactionRow bought(String customer, LocalDate day, double amount) {
        return new TransactionRow(customer, day, amount, null);
    }
}
