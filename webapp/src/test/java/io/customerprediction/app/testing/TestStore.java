package io.customerprediction.app.testing;

import io.customerprediction.CustomerPrediction;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.ModelInfo;
import io.customerprediction.PurchaseSummary;
import io.customerprediction.app.MadeUpShop;
import io.customerprediction.app.jobs.CustomerBase;
import io.customerprediction.app.jobs.CustomerBase.Progress;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.app.store.scorings.ScoringWriter;
import io.customerprediction.history.CleanedLog;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** A store in memory with the customers of the small model's log. */
public final class TestStore {
    private TestStore() {}

    /** A store without customers. */
    public static Store empty() {
        return Store.open(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                "sa",
                "",
                Clock.fixed(TestServer.NOW, ZoneOffset.UTC));
    }

    /** A store whose customers the small model has predicted. */
    public static Store filled() {
        Store store = empty();
        CustomerPredictor predictor = TestModel.PREDICTOR;
        CustomerBase.fill(store, "shop.csv", TestModel.log(), predictor, TestModel.AS_OF, 2, Progress.NONE);
        return store;
    }

    /** Puts the customers of another shop, with the same ids, in the place of those that are there. */
    public static void fillWithAnotherShop(Store store) {
        CleanedLog other = new CleanedLog(
                new MadeUpShop(150, 300, 99).log(), TestModel.log().cleaning());
        LocalDate asOf = LocalDate.ofEpochDay(other.purchases().lastDay());
        CustomerBase.fill(store, "other.csv", other, TestModel.PREDICTOR, asOf, 2, Progress.NONE);
    }

    /** Has the first customers scored as if another model had answered. */
    public static void score(Store store, ModelInfo model, int most) {
        score(store, model, most, TestModel.AS_OF);
    }

    /** Has all customers with a purchase by then scored as of a date. */
    public static void scoreAsOf(Store store, LocalDate asOf) {
        score(store, TestModel.PREDICTOR.model(), Integer.MAX_VALUE, asOf);
    }

    private static void score(Store store, ModelInfo model, int most, LocalDate asOf) {
        DataSet data = store.load("shop.csv", 1, TestModel.log().purchases(), customers -> {});
        try (ScoringWriter writer = store.score(data, model, asOf)) {
            store.forEachCustomer(data, (number, id, history) -> {
                Optional<PurchaseSummary> summary = PurchaseSummary.of(history, asOf);
                if (number < most && summary.isPresent()) {
                    writer.add(CustomerRow.of(new CustomerPrediction(
                            number,
                            id,
                            summary.get(),
                            TestModel.PREDICTOR.predict(history, asOf).orElseThrow())));
                }
            });
            writer.complete();
        }
    }
}
