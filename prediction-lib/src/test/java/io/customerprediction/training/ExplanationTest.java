package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.Basis;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.Explanation;
import io.customerprediction.InvalidInputException;
import io.customerprediction.Prediction;
import io.customerprediction.Reason;
import io.customerprediction.Reason.Topic;
import io.customerprediction.Rfm;
import io.customerprediction.RiskPath;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.MadeUpLog;
import io.customerprediction.model.Documents;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.model.ModelBundle;
import io.customerprediction.model.Probes;
import io.customerprediction.progress.Steps;
import io.customerprediction.segments.Position;
import io.customerprediction.transactions.TransactionRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reasons and risk paths of a small trained model, asked for as any program would. */
class ExplanationTest {
    private static final int DAYS = 420;
    private static final LocalDate AS_OF = MadeUpLog.START.plusDays(DAYS - 1);
    private static final PurchaseLog LOG =
            MadeUpLog.empty().shoppers(200, DAYS, 31).log();
    private static final ModelBundle BUNDLE = bundle();

    private final CustomerPredictor predictor = new CustomerPredictor(BUNDLE);

    @Test
    void baseAndReasonsSumToTheAnswer() {
        for (int i = 0; i < LOG.size(); i++) {
            Explanation explanation = predictor.explain(LOG.history(i), AS_OF).orElseThrow();
            assertExact(explanation, predictor.predict(LOG.history(i), AS_OF).orElseThrow());
        }
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            Rfm input = new Rfm(random.nextInt(500), 1 + random.nextInt(40), random.nextInt(900), null);
            LocalDate asOf = AS_OF.plusDays(random.nextInt(300));
            assertExact(predictor.explain(input, asOf), predictor.predict(input, asOf));
        }
    }

    private static void assertExact(Explanation explanation, Prediction prediction) {
        assertThat(explanation.prediction().churnProbability()).isEqualTo(prediction.churnProbability());
        double sum =
                explanation.reasons().stream().mapToDouble(Reason::contribution).sum();
        assertThat(explanation.base() + sum).isEqualTo(prediction.churnProbability(), within(1e-9));
        assertThat(explanation.base()).isBetween(0.0, 1.0);
        assertThat(explanation.reasons())
                .isSortedAccordingTo(Comparator.comparingDouble(reason -> -Math.abs(reason.contribution())));
        assertThat(explanation.reasons()).extracting(Reason::topic).doesNotHaveDuplicates();
        assertThat(explanation.reasons()).extracting(Reason::text).doesNotHaveDuplicates();
    }

    @Test
    void aRegularCustomerAfterALongGapIsExplainedByRecency() {
        Explanation explanation = predictor
                .explain(customer(347, 326, 305, 284, 263, 242, 221, 200), AS_OF)
                .orElseThrow();

        Reason first = explanation.reasons().get(0);
        assertThat(first.contribution()).isPositive();
        assertThat(text(explanation, Topic.SILENCE)).isEqualTo("silent for 200 days, usual gap 21");
        assertThat(contribution(explanation, Topic.SILENCE)).isPositive();
        assertThat(text(explanation, Topic.PACE)).startsWith("8 purchases so far, longest gap 21 days");
        assertThat(text(explanation, Topic.LATELY)).startsWith("nothing bought in the last 180 days");
        assertThat(explanation.history()).startsWith("recency, frequency and spending alone say ");
    }

    @Test
    void anActiveRegularCustomerIsExplainedByRecentPurchases() {
        Explanation explanation = predictor
                .explain(customer(150, 120, 100, 80, 60, 50, 40, 30, 20, 10, 3), AS_OF)
                .orElseThrow();

        assertThat(contribution(explanation, Topic.LATELY)).isNegative();
        assertThat(text(explanation, Topic.LATELY)).startsWith("bought on 8 days of the last 90");
        assertThat(explanation.prediction().churnProbability()).isLessThan(explanation.base());
        assertThat(explanation.withoutHistory().orElseThrow().basis()).isEqualTo(Basis.RFM);
    }

    @Test
    void forOneTimeBuyersAllFeaturesOfTimeAreOneReason() {
        Explanation explanation = predictor.explain(customer(12), AS_OF).orElseThrow();

        assertThat(explanation.prediction().basis()).isEqualTo(Basis.FIRST_PURCHASE);
        assertThat(text(explanation, Topic.SILENCE)).isEqualTo("first purchase 12 days ago, nothing since");
        assertThat(explanation.reasons())
                .extracting(Reason::topic)
                .contains(Topic.PACE, Topic.SPENDING)
                .doesNotContain(Topic.LATELY, Topic.TENURE);
    }

    @Test
    void theFourInputsAreExplainedByThemselves() {
        Explanation explanation = predictor.explain(new Rfm(84, 5, 100, null));

        assertThat(explanation.prediction().basis()).isEqualTo(Basis.RFM);
        assertThat(explanation.withoutHistory()).isEmpty();
        assertThat(explanation.history()).startsWith("only the four inputs are known");
        assertThat(text(explanation, Topic.SILENCE)).isEqualTo("last purchase 84 days ago");
        assertThat(text(explanation, Topic.PACE)).isEqualTo("5 purchases so far");
        assertThat(text(explanation, Topic.SPENDING)).isEqualTo("spent 100 in all, 20 a purchase");
        assertThat(text(explanation, Topic.SEGMENT))
                .endsWith(explanation.prediction().segment());
    }

    @Test
    void aHistoryWithoutAmountsIsExplainedFromItsDays() {
        CustomerHistory unpriced = CustomerHistory.of(List.of(
                new TransactionRow("c", AS_OF.minusDays(9), Double.NaN, null),
                new TransactionRow("c", AS_OF.minusDays(40), Double.NaN, null)));

        assertExact(
                predictor.explain(unpriced, AS_OF).orElseThrow(),
                predictor.predict(unpriced, AS_OF).orElseThrow());
        assertThat(predictor.explain(unpriced, AS_OF).orElseThrow().prediction().basis())
                .isEqualTo(Basis.RFM);
        assertThat(predictor.riskPath(unpriced, AS_OF).orElseThrow().ifSilent()).hasSize(26);
    }

    @Test
    void theSameQuestionGetsTheSameExplanationFromAnyThread() {
        CustomerHistory history = customer(200, 90, 30);
        Explanation expected =
                new CustomerPredictor(BUNDLE).explain(history, AS_OF).orElseThrow();
        CustomerPredictor asked = new CustomerPredictor(BUNDLE);

        List<Explanation> answers = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> asked.explain(history, AS_OF).orElseThrow())
                .toList();

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer).usingRecursiveComparison().isEqualTo(expected));
    }

    @Test
    void eachStepOfTheRiskPathIsAPredictionOfTheModel() {
        CustomerHistory history = customer(200, 120, 90, 30);
        RiskPath path = predictor.riskPath(history, AS_OF).orElseThrow();

        assertThat(path.ifSilent())
                .extracting(RiskPath.Step::days)
                .containsExactlyElementsOf(
                        IntStream.range(0, 26).map(k -> 7 * k).boxed().toList());
        for (RiskPath.Step step : path.ifSilent()) {
            Prediction later =
                    predictor.predict(history, AS_OF.plusDays(step.days())).orElseThrow();
            assertThat(step.churnProbability()).isEqualTo(later.churnProbability());
            assertThat(step.expectedDays()).isEqualTo(later.expectedDays());
        }
        CustomerHistory bought = customer(200, 120, 90, 30, 0);
        assertThat(path.ifBuysToday().churnProbability())
                .isEqualTo(predictor.predict(bought, AS_OF).orElseThrow().churnProbability(), within(1e-9));
    }

    @Test
    void customersAfterALongGapHaveAHigherRiskThanTheBuyersOfToday() {
        RiskPath path =
                predictor.riskPath(customer(150, 120, 90, 60, 30, 5), AS_OF).orElseThrow();
        RiskPath.Step last = path.ifSilent().get(path.ifSilent().size() - 1);

        assertThat(last.churnProbability())
                .isGreaterThan(path.ifSilent().get(0).churnProbability())
                .isGreaterThan(path.ifBuysToday().churnProbability());
    }

    @Test
    void theRiskPathOfFourInputsCountsOnFromThem() {
        Rfm input = new Rfm(30, 4, 80, 2);
        RiskPath path = predictor.riskPath(input, AS_OF);

        for (RiskPath.Step step : path.ifSilent()) {
            Rfm later = new Rfm(30 + step.days(), 4, 80, 2);
            assertThat(step.churnProbability())
                    .isEqualTo(predictor
                            .predict(later, AS_OF.plusDays(step.days()))
                            .churnProbability());
        }
        assertThat(path.ifBuysToday().churnProbability())
                .isEqualTo(predictor.predict(new Rfm(0, 5, 100, 2), AS_OF).churnProbability());
    }

    @Test
    void thePathEndsWhereInputsEnd() {
        Rfm longAway = new Rfm(Rfm.MAX_RECENCY - 10, 1, 5, null);

        assertThat(predictor.riskPath(longAway, AS_OF).ifSilent())
                .extracting(RiskPath.Step::days)
                .containsExactly(0, 7);
        assertThat(predictor
                        .riskPath(new Rfm(3, 1, 5, null), LocalDate.of(2999, 12, 20))
                        .ifSilent())
                .extracting(RiskPath.Step::days)
                .containsExactly(0, 7);
    }

    @Test
    void entriesAfterTheAsOfDateChangeNothing() {
        CustomerHistory known = customer(200, 90, 30);
        CustomerHistory all = customer(200, 90, 30, -5, -60);

        assertThat(predictor.explain(all, AS_OF)).usingRecursiveComparison().isEqualTo(predictor.explain(known, AS_OF));
        assertThat(predictor.riskPath(all, AS_OF))
                .usingRecursiveComparison()
                .isEqualTo(predictor.riskPath(known, AS_OF));
    }

    @Test
    void whatCannotBePredictedCannotBeExplained() {
        CustomerHistory later = customer(-5);

        assertThat(predictor.explain(later, AS_OF)).isEmpty();
        assertThat(predictor.riskPath(later, AS_OF)).isEmpty();
        assertThatThrownBy(() -> predictor.explain(new Rfm(1, 1, 1, 99))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> predictor.riskPath(new Rfm(1, 1, 1, null), LocalDate.MAX))
                .isInstanceOf(InvalidInputException.class);
    }

    private static String text(Explanation explanation, Topic topic) {
        return reason(explanation, topic).text();
    }

    private static double contribution(Explanation explanation, Topic topic) {
        return reason(explanation, topic).contribution();
    }

    private static Reason reason(Explanation explanation, Topic topic) {
        return explanation.reasons().stream()
                .filter(reason -> reason.topic() == topic)
                .findFirst()
                .orElseThrow();
    }

    /** A customer who spent 12 on each of these days before the as-of date. */
    private static CustomerHistory customer(int... daysBefore) {
        List<TransactionRow> transactions = new ArrayList<>();
        Arrays.stream(daysBefore)
                .forEach(days -> transactions.add(new TransactionRow("c", AS_OF.minusDays(days), 12, null)));
        return CustomerHistory.of(transactions);
    }

    private static ModelBundle bundle() {
        TrainingOptions options = new TrainingOptions(AS_OF, 60, OptionalInt.of(4), 1, 2, false);
        WekaHome.prepare();
        ForecastModel model = new ModelFit(LOG, (int) AS_OF.toEpochDay(), options)
                .fit(50, Steps.begin())
                .model();
        Position highest = new Position(DAYS, DAYS, 1e6);
        return ModelBundle.of(
                model, highest, Probes.of(model, List.of(), List.of()), new Documents("{}", "{}", Optional.empty()));
    }
}
