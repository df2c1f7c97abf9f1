package io.customerprediction.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.Basis;
import io.customerprediction.CustomerPrediction;
import io.customerprediction.CustomerSegment;
import io.customerprediction.ModelInfo;
import io.customerprediction.Prediction;
import io.customerprediction.PurchaseSummary;
import io.customerprediction.app.store.TestDatabase.Address;
import io.customerprediction.app.store.customers.CustomerFilter;
import io.customerprediction.app.store.customers.CustomerQuery;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.CustomerSort;
import io.customerprediction.app.store.customers.RiskBand;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.app.store.scorings.PastPrediction;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import io.customerprediction.app.store.scorings.ScoringWriter;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.survival.SurvivalCurve;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A run of predictions is seen when it is complete, and then at once. */
@ParameterizedClass
@EnumSource
class ScoringTest {
    private static final LocalDate AS_OF = MadeUpCustomers.AS_OF;

    private final TestDatabase kind;

    Address address;
    Store store;
    List<CustomerRow> customers;
    DataSet data;

    ScoringTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        address = kind.fresh();
        store = address.open(Clock.systemUTC());
        customers = MadeUpCustomers.customers(200, 1);
        data = store.load("sales", 1000, MadeUpCustomers.log(customers), n -> {});
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyCustomerComesBackAsWritten() {
        score(MadeUpCustomers.MODEL, customers);
        List<CustomerRow> exported = new ArrayList<>();
        store.customers().orElseThrow().export(CustomerFilter.ALL, exported::add);
        assertThat(exported).isEqualTo(customers);
    }

    @Test
    void aCustomersPurchaseDaysStandBesideThePrediction() {
        score(MadeUpCustomers.MODEL, customers);
        ScoredCustomers scored = store.customers().orElseThrow();
        CustomerRow customer = scored.find(customers.get(17).id()).orElseThrow();
        CustomerHistory history = scored.history(customer);
        assertThat(history.day(history.size() - 1))
                .isEqualTo((int) AS_OF.minusDays(customer.recency()).toEpochDay());
        assertThat(scored.find("nobody")).isEmpty();
        assertThat(scored.find("no\0body")).isEmpty();
    }

    @Test
    void thePreviousRunIsVisibleUntilTheNextIsComplete() {
        Scoring first = score(MadeUpCustomers.MODEL, customers);
        try (ScoringWriter writer = store.score(data, MadeUpCustomers.model("model-2"), AS_OF)) {
            MadeUpCustomers.customers(200, 2).forEach(writer::add);
            assertThat(store.customers().orElseThrow().scoring()).isEqualTo(first);
            Scoring second = writer.complete();
            assertThat(store.customers().orElseThrow().scoring()).isEqualTo(second);
        }
        assertThat(store.scorings()).hasSize(2);
        assertThat(store.models())
                .extracting(model -> model.info().id())
                .containsExactlyInAnyOrder("model-1", "model-2");
    }

    @Test
    void aRunThatIsGivenUpLeavesNoTrace() throws Exception {
        try (ScoringWriter writer = store.score(data, MadeUpCustomers.MODEL, AS_OF)) {
            customers.forEach(writer::add);
        }
        assertThat(store.customers()).isEmpty();
        assertThat(store.scorings()).isEmpty();
        assertThat(Tables.of(address)).noneMatch(table -> table.startsWith("customer_"));
    }

    @Test
    void readersSeeTheOldRunOrTheNewOneWhileManyAreWritten() throws Exception {
        score(MadeUpCustomers.MODEL, MadeUpCustomers.customers(100, 1));
        AtomicBoolean done = new AtomicBoolean();
        List<Throwable> problems = new ArrayList<>();
        Thread reader = new Thread(() -> {
            while (!done.get()) {
                ScoredCustomers seen = store.customers().orElseThrow();
                long size = seen.overview().totals().customers();
                assertThat(seen.scoring().customers()).isEqualTo((int) size);
                assertThat(seen.page(new CustomerQuery(CustomerFilter.ALL, CustomerSort.RISK, true, 500, null))
                                .customers())
                        .hasSize((int) size);
            }
        });
        reader.setUncaughtExceptionHandler((thread, problem) -> problems.add(problem));
        reader.start();
        for (int run = 1; run <= 8; run++) {
            score(MadeUpCustomers.model("model-" + run), MadeUpCustomers.customers(100 + run, run));
        }
        done.set(true);
        reader.join();
        assertThat(problems).isEmpty();
    }

    @Test
    void aCustomersPredictionsByEarlierModelsAreKeptOnePerModelAndDate() {
        score(MadeUpCustomers.MODEL, MadeUpCustomers.customers(200, 1));
        score(MadeUpCustomers.MODEL, MadeUpCustomers.customers(200, 2));
        score(MadeUpCustomers.model("model-2"), MadeUpCustomers.customers(200, 3));
        score(MadeUpCustomers.model("model-3"), MadeUpCustomers.customers(200, 4));
        List<PastPrediction> past =
                store.customers().orElseThrow().predictions(customers.get(5).id());
        assertThat(past)
                .extracting(prediction -> prediction.scoring().model().id())
                .containsExactly("model-3", "model-2", "model-1");
        assertThat(past)
                .extracting(PastPrediction::customer)
                .containsExactly(
                        MadeUpCustomers.customer(5, 4), MadeUpCustomers.customer(5, 3), MadeUpCustomers.customer(5, 2));
    }

    @Test
    void onlyAYearOfMonthlyRunsIsKept() throws Exception {
        for (int month = 0; month < 16; month++) {
            score(MadeUpCustomers.model("model-" + month), MadeUpCustomers.customers(10, month));
        }
        assertThat(store.scorings())
                .hasSize(13)
                .first()
                .extracting(s -> s.model().id())
                .isEqualTo("model-15");
        assertThat(Tables.of(address))
                .filteredOn(table -> table.startsWith("customer_"))
                .hasSize(13);
    }

    @Test
    void aCustomerOfAnUnknownSegmentOrWithATooLongIdIsRejected() {
        ModelInfo two = new ModelInfo(
                "two", AS_OF, 90, new ModelInfo.Tested("A", Double.NaN, Double.NaN), true, List.of("Good", "Lost"));
        CustomerRow lost =
                customers.stream().filter(c -> c.cluster() > 2).findFirst().orElseThrow();
        try (ScoringWriter writer = store.score(data, two, AS_OF)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.add(lost))
                    .withMessageContaining("model two has 1 to 2");
        }
        CustomerPrediction longId =
                new CustomerPrediction(0, "x".repeat(501), new PurchaseSummary(0, 1, 1, 0, 1), prediction());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerRow.of(longId))
                .withMessageContaining("501 characters");
    }

    @Test
    void aScoredCustomerHasTheFiguresOfThePurchasesAndThePrediction() {
        CustomerRow customer =
                CustomerRow.of(new CustomerPrediction(3, "x", new PurchaseSummary(60, 3, 45, 100, 2), prediction()));
        assertThat(customer.number()).isEqualTo(3);
        assertThat(customer.recency()).isEqualTo(60);
        assertThat(customer.tenure()).isEqualTo(100);
        assertThat(customer.frequency()).isEqualTo(3);
        assertThat(customer.purchaseDays()).isEqualTo(2);
        assertThat(customer.monetary()).isEqualTo(45);
        assertThat(customer.meanGap()).isEqualTo(40);
        assertThat(customer.band()).isEqualTo(RiskBand.MEDIUM);
        assertThat(customer.churnProbability()).isCloseTo(0.6, within(1e-12));
        assertThat(customer.valueAtRisk()).isCloseTo(45 * 0.6, within(1e-9));
        assertThat(customer.back30()).isEqualTo(1 - prediction().curve().at(30));
    }

    private static Prediction prediction() {
        return new Prediction(
                AS_OF,
                90,
                new SurvivalCurve(new double[] {90}, new double[] {-Math.log(0.6)}),
                Basis.HISTORY,
                new CustomerSegment(1, "Champions"),
                "model-1",
                List.of());
    }

    private Scoring score(ModelInfo model, List<CustomerRow> all) {
        try (ScoringWriter writer = store.score(data, model, AS_OF)) {
            all.forEach(writer::add);
            return writer.complete();
        }
    }
}
