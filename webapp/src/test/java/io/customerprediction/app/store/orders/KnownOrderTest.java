package io.customerprediction.app.store.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.store.orders.ArrivingOrder.Outcome;
import io.customerprediction.app.store.orders.ArrivingOrder.Refund;
import io.customerprediction.app.store.orders.ArrivingOrder.Sale;
import io.customerprediction.app.store.orders.KnownOrder.Change;
import io.customerprediction.app.store.orders.KnownOrder.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an order that arrives makes of what is known of it. */
class KnownOrderTest {
    private static final int NEVER = Integer.MIN_VALUE;
    private static final Instant NOON = Instant.parse("2025-07-01T12:00:00Z");

    private static ArrivingOrder order(
            @Nullable Sale sale, boolean removed, @Nullable Instant updatedAt, Refund... refunds) {
        return new ArrivingOrder("key", "anna", sale, removed, Arrays.asList(refunds), updatedAt);
    }

    private static Refund refund(String id, int day, long millionths) {
        return new Refund(OrderKeys.of(id), day, millionths);
    }

    private static Step step(@Nullable KnownOrder before, ArrivingOrder arriving) {
        return KnownOrder.step(before, arriving, NEVER, true);
    }

    private static KnownOrder known(ArrivingOrder arriving) {
        return Objects.requireNonNull(step(null, arriving).after(), "the order is stored");
    }

    @Test
    void aRefundThatComesBeforeItsOrderIsTakenOffItsOwnDay() {
        KnownOrder refunded = known(order(null, false, null, refund("r", 12, 30)));
        Step sale = step(refunded, order(new Sale(10, 100), false, null));
        assertThat(sale.outcome()).isEqualTo(Outcome.AMENDED);
        assertThat(sale.changes()).containsExactly(new Change(10, 100, 1));
    }

    @Test
    void aRefundOfAKnownOrderIsTakenOffTheOrdersDay() {
        KnownOrder sold = known(order(new Sale(10, 100), false, null));
        assertThat(step(sold, order(null, false, null, refund("r", 40, 30))).changes())
                .containsExactly(new Change(10, -30, 0));
        assertThat(step(sold, order(null, false, null, refund("r", 40, 100))).changes())
                .as("all of it")
                .containsExactly(new Change(10, -100, -1));
    }

    @Test
    void anOrderThatWasTakenAwayLeavesNothing() {
        KnownOrder partly = step(
                        known(order(new Sale(10, 100), false, null)), order(null, false, null, refund("r", 40, 30)))
                .after();
        Step removed = step(partly, order(null, true, null));
        assertThat(removed.changes()).containsExactly(new Change(10, -70, -1));
        assertThat(step(removed.after(), order(new Sale(11, 50), false, null)).changes())
                .as("sent again, on another day")
                .containsExactly(new Change(11, 50, 1));
    }

    @Test
    void whatIsOlderThanWhatIsKnownChangesNothing() {
        KnownOrder sold = known(order(new Sale(10, 100), false, NOON));
        assertThat(step(sold, order(null, true, NOON.minusSeconds(1))).outcome())
                .isEqualTo(Outcome.DUPLICATE);
        assertThat(step(sold, order(null, true, NOON)).outcome()).isEqualTo(Outcome.AMENDED);
        assertThat(step(sold, order(null, true, null)).outcome())
                .as("a version without a time is taken for new")
                .isEqualTo(Outcome.AMENDED);
    }

    @Test
    void withoutAmountsAnOrderCountsUntilItIsRefunded() {
        Step sold = KnownOrder.step(null, order(new Sale(10, 0), false, null), NEVER, false);
        assertThat(sold.changes()).containsExactly(new Change(10, 0, 1));
        Step refunded = KnownOrder.step(sold.after(), order(null, false, null, refund("r", 12, 0)), NEVER, false);
        assertThat(refunded.changes()).containsExactly(new Change(10, 0, -1));
    }

    /** The changes of any history of an order sum to what it is in the end. */
    @Test
    void changesSumToTheOrderAsItIs() {
        Random random = new Random(7);
        for (int history = 0; history < 500; history++) {
            @Nullable KnownOrder known = null;
            Map<Integer, long[]> days = new TreeMap<>();
            for (int k = 0; k < 8; k++) {
                Step step = step(known, arbitrary(random));
                known = step.after() == null ? known : step.after();
                for (Change change : step.changes()) {
                    long[] sums = days.computeIfAbsent(change.epochDay(), day -> new long[2]);
                    sums[0] += change.millionths();
                    sums[1] += change.orders();
                }
            }
            long orders = days.values().stream().mapToLong(sums -> sums[1]).sum();
            long money = days.values().stream().mapToLong(sums -> sums[0]).sum();
            if (known == null) {
                assertThat(days).isEmpty();
            } else {
                long refunded = known.refunds().values().stream()
                        .mapToLong(Refund::millionths)
                        .sum();
                assertThat(orders).isEqualTo(known.orders());
                assertThat(money).isEqualTo(known.millionths() - refunded);
            }
        }
    }

    private static ArrivingOrder arbitrary(Random random) {
        if (random.nextInt(5) == 0) {
            return order(null, true, null);
        }
        List<Refund> refunds = new ArrayList<>();
        for (int k = random.nextInt(3); k > 0; k--) {
            refunds.add(new Refund(new UUID(0, random.nextInt(4)), 20 + random.nextInt(3), 1 + random.nextInt(50)));
        }
        Sale sale = refunds.isEmpty() || random.nextBoolean() ? new Sale(10, 1 + random.nextInt(100)) : null;
        return new ArrivingOrder("key", "anna", sale, false, distinct(refunds), null);
    }

    private static List<Refund> distinct(List<Refund> refunds) {
        Map<UUID, Refund> byKey = new TreeMap<>();
        refunds.forEach(refund -> byKey.putIfAbsent(refund.key(), refund));
        return List.copyOf(byKey.values());
    }
}
