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
import java.util.concurrent.CompletableFuture;
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
        List<CustomerResult> results = new ArrayList<>();

        int count = model.predictAll(log, AS_OF, threads, results::add);

        assertThat(results).hasSize(CUSTOMERS).hasSize(count);
        for (int i = 0; i < CUSTOMERS; i += 7) {
            assertThat(results.get(i))
                    .isEqualTo(new CustomerPrediction(
                            i,
                            "c" + i,
                            PurchaseSummary.of(log.history(i), AS_OF).orElseThrow(),
                            model.predict(log.history(i), AS_OF).orElseThrow()));
        }
    }

    @Test
    void aPredictionIncludesTheSummaryOfThePurchases() {
        PurchaseLog log = PurchaseLog.of(List.of(
                new TransactionRow("a", AS_OF.minusDays(30), 5, "0"),
                new TransactionRow("a", AS_OF.minusDays(9), 30, "1"),
                new TransactionRow("a", AS_OF.minusDays(9), 12, "2"),
                new TransactionRow("a", AS_OF.minusDays(2), -4, "3")));
        List<CustomerResult> results = new ArrayList<>();

        predictor.predictAll(log, AS_OF, 1, results::add);

        assertThat(results)
                .singleElement()
                .extracting(result -> ((CustomerPrediction) result).purchases())
                .isEqualTo(new PurchaseSummary(9, 3, 43, 30, 2));
    }

    @Test
    void customersWithoutAPurchaseByTheAsOfDateAreReportedAsByASinglePrediction() {
        PurchaseLog log = PurchaseLog.of(List.of(
                new TransactionRow("later", AS_OF.plusDays(1), 30, null),
                new TransactionRow("known", AS_OF, 30, null),
                new TransactionRow("returned", AS_OF, -30, null)));
        List<CustomerResult> results = new ArrayList<>();

        assertThat(predictor.predictAll(log, AS_OF, 2, results::add)).isEqualTo(1);
        assertThat(results).hasSize(3).contains(new NoPurchase(0, "later"), new NoPurchase(2, "returned"));
        assertThat(results).extracting(CustomerResult::customerId).containsExactly("later", "known", "returned");
        for (CustomerResult result : results) {
            assertThat(predictor.predict(log.history(result.number()), AS_OF).isPresent())
                    .isEqualTo(result instanceof CustomerPrediction);
        }
    }

    @Test
    void anExceptionOfAScoringThreadIsThrownUnchanged() {
        for (Throwable thrown : List.of(new OutOfMemoryError("Java heap space"), new ArithmeticException("overflow"))) {
            assertThatThrownBy(() -> LogScoring.result(CompletableFuture.failedFuture(thrown)))
                    .isSameAs(thrown);
        }
    }

    @Test
    void anExceptionOfTheConsumerEndsTheRun() {
        List<CustomerResult> scored = new ArrayList<>();

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
