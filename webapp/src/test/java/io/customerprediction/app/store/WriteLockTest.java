package io.customerprediction.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.app.store.TestDatabase.Address;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.app.store.scorings.ScoringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever ends a load or a scoring, the next one can begin, and nothing of the first is left. */
@ParameterizedClass
@EnumSource
class WriteLockTest {
    private final TestDatabase kind;
    private final FailingClock clock = new FailingClock();
    private final List<CustomerRow> customers = MadeUpCustomers.customers(20_500, 1);
    private Address address;
    private Store store;

    WriteLockTest(TestDatabase kind) {
        this.kind = kind;
    }

    /** Throws the given exception. */
    private static final class FailingClock extends Clock {
        private @Nullable Error failure;

        @Override
        public Instant instant() {
            if (failure != null) {
                throw failure;
            }
            return Instant.EPOCH;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void open() {
        address = kind.fresh();
        store = address.open(clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private DataSet load() {
        return store.load("log", 10, MadeUpCustomers.log(customers), done -> {});
    }

    private void score(DataSet data) {
        try (ScoringWriter writer = store.score(data, MadeUpCustomers.MODEL, MadeUpCustomers.AS_OF)) {
            customers.forEach(writer::add);
            writer.complete();
        }
        assertThat(store.customers().orElseThrow().scoring().customers()).isEqualTo(customers.size());
    }

    @Test
    void anErrorWhileAScoringBeginsReleasesIt() {
        DataSet data = load();
        clock.failure = new StackOverflowError("made up");
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> store.score(data, MadeUpCustomers.MODEL, MadeUpCustomers.AS_OF));
        clock.failure = null;
        score(data);
    }

    @Test
    void anErrorInTheMiddleOfALoadOrAScoringReleasesIt() throws Exception {
        OutOfMemoryError memory = new OutOfMemoryError("made up");
        assertThatThrownBy(() -> store.load("log", 10, MadeUpCustomers.log(customers), done -> {
                    throw memory;
                }))
                .isSameAs(memory);
        assertThat(Tables.of(address)).noneMatch(table -> table.startsWith("purchases_"));
        DataSet data = load();
        assertThatThrownBy(() -> {
                    try (ScoringWriter writer = store.score(data, MadeUpCustomers.MODEL, MadeUpCustomers.AS_OF)) {
                        customers.forEach(writer::add);
                        writer.complete(done -> {
                            throw memory;
                        });
                    }
                })
                .isSameAs(memory);
        assertThat(Tables.of(address)).noneMatch(table -> table.startsWith("customer_"));
        score(data);
    }

    @Test
    void aSecondOneIsRefusedWhileTheFirstIsWritten() {
        DataSet data = load();
        ScoringWriter first = store.score(data, MadeUpCustomers.MODEL, MadeUpCustomers.AS_OF);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(this::load)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.BUSY));
        first.close();
        score(data);
    }
}
