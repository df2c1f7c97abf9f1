package io.customerprediction.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.store.TestDatabase.Address;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.jobs.JobKind;
import io.customerprediction.app.store.jobs.JobState;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import io.customerprediction.app.store.scorings.ScoringWriter;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A process that is killed in the middle of its work, as by a power cut. */
class CrashTest {
    /** Loads, scores and says so; then begins more of both and is killed before it ends. */
    static final class Killed {
        public static void main(String[] arguments) throws InterruptedException {
            Store store = Store.open(arguments[0], "sa", "", Clock.systemUTC());
            List<CustomerRow> customers = MadeUpCustomers.customers(500, 1);
            DataSet data = store.load("first", 1000, MadeUpCustomers.log(customers), n -> {});
            try (ScoringWriter writer = store.score(data, MadeUpCustomers.MODEL, MadeUpCustomers.AS_OF)) {
                customers.forEach(writer::add);
                writer.complete();
            }
            long job = store.jobs().create(JobKind.BATCH);
            store.jobs().running(job, 0.5, "half");
            ScoringWriter unfinished = store.score(data, MadeUpCustomers.model("later"), MadeUpCustomers.AS_OF);
            MadeUpCustomers.customers(20_500, 2).forEach(unfinished::add);
            System.out.println("ready");
            Thread.sleep(60_000);
        }
    }

    /** Keeps a file open. */
    static final class Holder {
        public static void main(String[] arguments) throws InterruptedException {
            Store store = Store.open(arguments[0], "sa", "", Clock.systemUTC());
            System.out.println("ready");
            Thread.sleep(60_000);
            store.close();
        }
    }

    @Test
    void completeWritesSurviveACrashAndIncompleteOnesDoNot() throws Exception {
        Address address = TestDatabase.H2.fresh();
        Process process = StoreTest.process(Killed.class.getName(), address.url());
        assertThat(process.inputReader().readLine()).isEqualTo("ready");
        process.destroyForcibly().waitFor();

        try (Store store = address.open(Clock.systemUTC())) {
            ScoredCustomers customers = store.customers().orElseThrow();
            assertThat(customers.overview().totals().customers()).isEqualTo(500);
            assertThat(customers.scoring().model().id()).isEqualTo("model-1");
            assertThat(customers.find(MadeUpCustomers.customer(7, 1).id())).contains(MadeUpCustomers.customer(7, 1));
            assertThat(store.jobs().interruptUnfinished()).isEqualTo(1);
            assertThat(store.jobs().newest(JobKind.BATCH, 1).get(0).state()).isEqualTo(JobState.INTERRUPTED);

            DataSet data = store.load("second", 100, MadeUpCustomers.log(MadeUpCustomers.customers(50, 3)), n -> {});
            assertThat(store.dataSet()).contains(data);
            assertThat(store.scorings()).hasSize(1);
        }
        assertThat(Tables.of(address)).contains("customer_1").doesNotContain("customer_2");
    }
}
