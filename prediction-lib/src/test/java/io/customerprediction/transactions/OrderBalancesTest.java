package io.customerprediction.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderBalancesTest {
    private static OrderRun run(long key, String customer, int day) {
        OrderRun run = new OrderRun(0);
        run.orderKey = key;
        run.customer = ("--" + customer + "--").getBytes(StandardCharsets.UTF_8);
        run.customerFrom = 2;
        run.customerTo = run.customer.length - 2;
        run.day = day;
        return run;
    }

    private static String customer(OrderBalances orders, int order) {
        return new String(
                Arrays.copyOfRange(orders.customers(), orders.customerFrom(order), orders.customerTo(order)),
                StandardCharsets.UTF_8);
    }

    @Test
    void balancesOfManyOrdersAddUpAsInAMap() {
        Random random = new Random(7);
        long[] keys = random.longs(20_000).toArray();
        Map<Long, Long> expected = new HashMap<>();
        OrderBalances orders = new OrderBalances();
        for (int i = 0; i < 100_000; i++) {
            long key = keys[random.nextInt(keys.length)];
            long more = random.nextLong(-1_000, 1_000);
            int order = orders.findOrAdd(run(key, "C" + key, (int) (key % 1_000)));
            assertThat(orders.add(order, more)).isEqualTo(expected.merge(key, more, Long::sum));
        }
        expected.forEach((key, worth) -> {
            int order = orders.find(key);
            assertThat(orders.add(order, 0)).isEqualTo(worth);
            assertThat(orders.day(order)).isEqualTo((int) (key % 1_000));
            assertThat(customer(orders, order)).isEqualTo("C" + key);
        });
    }

    @Test
    void anOrderKeepsTheCustomerAndDayOfItsFirstRow() {
        OrderBalances orders = new OrderBalances();
        int order = orders.findOrAdd(run(5, "A", 10));
        assertThat(orders.findOrAdd(run(5, "B", 20))).isEqualTo(order);
        assertThat(orders.findOrAdd(run(6, "", 30))).isEqualTo(1);
        assertThat(customer(orders, order)).isEqualTo("A");
        assertThat(orders.day(order)).isEqualTo(10);
        assertThat(customer(orders, 1)).isEmpty();
    }

    @Test
    void anOrderCountsWhenSaidSo() {
        OrderBalances orders = new OrderBalances();
        int order = orders.findOrAdd(run(5, "A", 10));
        assertThat(orders.isCounted(order)).isFalse();
        orders.setCounted(order, true);
        assertThat(orders.isCounted(order)).isTrue();
        assertThat(orders.find(6)).isEqualTo(OrderBalances.NONE);
    }
}
