package io.customerprediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.MadeUpModel;
import io.customerprediction.transactions.TransactionRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogScoringTest {
    private static final LocalDate AS_OF = MadeUpModel.AS_OF;
    private static final int CUSTOMERS = 5000;

    private final CustomerPredictor predictor = new CustomerPredictor(MadeUpModel.bundle(true));

    @ParameterizedTest
    @CsvSource({"true, true, 1", "true, true, 3", "true, false, 2", "false, true, 2", "false, false, 2"})
    void everyCustomerGetsTheAnswerOfItsHistoryInTheOrderOfTheLog(boolean modelAmounts, boolean amounts, int threads) {
        CustomerPredictor model = new CustomerPredictor(MadeUpModel.bundle(modelAmounts));
        PurchaseLog log = log(amounts);
        List<ScoredCustomer> scored = new ArrayList<>();

        int count = model.predictAll(log, AS_OF, threads, scored::add);

        assertThat(scored).hasSize(CUSTOMERS).hasSize(count);
        for (int i = 0; i < CUSTOMERS; i += 7) {
            assertThat(scored.get(i).customerId()).isEqualTo("c" + i);
            assertThat(scored.get(i).prediction())
                    .usingRecursiveComparison()
                    .isEqualTo(model.predict(log.history(i), AS_OF));
        }
    }

    @Test
    void theFourInputsComeAlong() {
        PurchaseLog log = PurchaseLog.of(List.of(
                new TransactionRow("a", AS_OF.minusDays(9), 30, "1"),
                new TransactionRow("a", AS_OF.minusDays(9), 12, "2"),
                new TransactionRow("a", AS_OF.minusDays(2), -4, "3")));
        List<ScoredCustomer> scored = new ArrayList<>();

        predictor.predictAll(log, AS_OF, 1, scored::add);

        assertThat(scored.get(0).recency()).isEqualTo(9);
        assertThat(scored.get(0).frequency()).isEqualTo(2);
        assertThat(scored.get(0).monetary()).isEqualTo(38);
    }

    @Test
    void customersWithoutAPurchaseByTheAsOfDateAreLeftOut() {
        PurchaseLog log = PurchaseLog.of(List.of(
                new TransactionRow("later", AS_OF.plusDays(1), 30, null),
                new TransactionRow("known", AS_OF, 30, null),
                new TransactionRow("returned", AS_OF, -30, null)));
        List<ScoredCustomer> scored = new ArrayList<>();

        assertThat(predictor.predictAll(log, AS_OF, 2, scored::add)).isEqualTo(1);
        assertThat(scored).extracting(ScoredCustomer::customerId).containsExactly("known");
    }

    @Test
    void whatTheConsumerThrowsEndsTheRun() {
        List<ScoredCustomer> scored = new ArrayList<>();

        assertThatThrownBy(() -> predictor.predictAll(log(true), AS_OF, 2, customer -> {
                    scored.add(customer);
                    throw new IllegalStateException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(scored).hasSize(1);
    }

    @Test
    void anInterruptedRunEndsAndKeepsTheInterrupt() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> predictor.predictAll(log(true), AS_OF, 2, customer -> {}))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static PurchaseLog log(boolean amounts) {
        Random random = new Random(21);
        List<TransactionRow> all = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            all.addAll(CustomerPredictorTest.transactions(random, "c" + i, 1 + random.nextInt(4), amounts));
        }
        return PurchaseLog.of(all);
    }
}
