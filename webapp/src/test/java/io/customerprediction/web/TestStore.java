package io.customerprediction.web;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.jobs.CustomerBase;
import io.customerprediction.jobs.CustomerBase.Progress;
import io.customerprediction.store.Store;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;

/** A store in memory with the customers of the small model's log. */
final class TestStore {
    private TestStore() {}

    /** A store without customers. */
    static Store empty() {
        return Store.open(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                "sa",
                "",
                Clock.fixed(TestServer.NOW, ZoneOffset.UTC));
    }

    /** A store whose customers the small model has predicted. */
    static Store filled() {
        Store store = empty();
        CustomerPredictor predictor = TestModel.PREDICTOR;
        CustomerBase.fill(store, "shop.csv", TestModel.log(), predictor, TestModel.AS_OF, 2, Progress.NONE);
        return store;
    }
}
