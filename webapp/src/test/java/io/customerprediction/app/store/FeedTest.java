package io.customerprediction.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.store.TestDatabase.Address;
import io.customerprediction.app.store.orders.ArrivingOrder;
import io.customerprediction.app.store.orders.ArrivingOrder.Sale;
import io.customerprediction.app.store.orders.FeedHour;
import io.customerprediction.app.store.orders.OrderKeys;
import io.customerprediction.app.testing.MovedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class FeedTest {
    private static final Instant BEGIN = Instant.parse("2026-11-30T10:58:00Z");

    private final TestDatabase kind;
    private final MovedClock clock = new MovedClock(BEGIN);

    FeedTest(TestDatabase kind) {
        this.kind = kind;
    }

    private static void arrive(Store store, String number) {
        store.arrivals()
                .add(
                        "shop",
                        List.of(new ArrivingOrder(
                                OrderKeys.order("shop", "c", number, ""),
                                "c",
                                new Sale(20_000, 10_000_000),
                                false,
                                List.of(),
                                null)),
                        null,
                        made -> "");
    }

    @Test
    void ordersAreCountedByTheHourInWhichTheyArriveAcrossRestarts() {
        Address address = kind.fresh();
        long hour = FeedHour.of(BEGIN);
        try (Store store = address.open(clock)) {
            arrive(store, "1");
            clock.move(Duration.ofMinutes(1));
            arrive(store, "2");
            store.arrivals().feed().write();
            store.arrivals().feed().write();
            arrive(store, "2");
            store.arrivals().feed().write();
        }
        clock.move(Duration.ofMinutes(1));
        try (Store store = address.open(clock)) {
            arrive(store, "3");
            store.arrivals().feed().write();

            assertThat(store.arrivals().feed().hours())
                    .containsExactly(
                            new FeedHour(hour, 3, BEGIN.plus(Duration.ofMinutes(1))),
                            new FeedHour(hour + 1, 1, BEGIN.plus(Duration.ofMinutes(2))));
        }
    }

    @Test
    void hoursOfLongAgoAreForgotten() {
        try (Store store = kind.fresh().open(clock)) {
            arrive(store, "1");
            store.arrivals().feed().write();
            clock.move(Duration.ofDays(61));
            arrive(store, "2");
            store.arrivals().feed().write();

            assertThat(store.arrivals().feed().hours()).hasSize(1);
        }
    }
}
