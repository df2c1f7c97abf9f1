package io.customerprediction.examples.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownFutureTest {
    private static final LocalDate AS_OF = SampleData.FIRST.plusDays(100);
    private static final int TODAY = 100;

    @Test
    void theInputsStandBesideTheOutcome() {
        List<Order> orders =
                List.of(order(0, TODAY - 40, 1000, 250), order(0, TODAY - 10, 500), order(0, TODAY + 7, 99));
        assertThat(churn(orders)).containsExactly("customer_id,Recency,Frequency,Monetary,Churn", "C0001,10,2,17.50,0");
        assertThat(nextPurchase(orders))
                .containsExactly("customer_id,Recency,Frequency,Monetary,TimeToNextPurchase", "C0001,10,2,17.50,7");
    }

    @Test
    void theWindowEndsNinetyDaysAfterTheAsOfDate() {
        List<Order> orders = List.of(
                order(0, TODAY, 100),
                order(0, TODAY + 90, 100),
                order(1, TODAY, 100),
                order(1, TODAY + 91, 100),
                order(2, TODAY, 100));
        assertThat(churn(orders)).endsWith("C0001,0,1,1.00,0", "C0002,0,1,1.00,1", "C0003,0,1,1.00,1");
        assertThat(nextPurchase(orders)).endsWith("C0001,0,1,1.00,90", "C0002,0,1,1.00,91", "C0003,0,1,1.00,");
    }

    @Test
    void laterCustomersAreNotIncluded() {
        assertThat(churn(List.of(order(0, TODAY - 1, 100), order(1, TODAY + 1, 100))))
                .hasSize(2)
                .last()
                .isEqualTo("C0001,1,1,1.00,1");
    }

    @Test
    void returnsLowerTheSpendAndAreNoPurchase() {
        List<Order> orders = List.of(order(0, TODAY - 30, 1000), order(0, TODAY - 20, -400), order(0, TODAY + 3, -100));
        assertThat(churn(orders)).endsWith("C0001,30,1,6.00,1");
    }

    @Test
    void ofTheSampleCustomersManyStayAwayAndManyReturn() {
        List<String> lines = new KnownFuture(SampleData.orders(), SampleData.AS_OF)
                .churnLines()
                .toList();
        long stayedAway = lines.stream().filter(line -> line.endsWith(",1")).count();
        assertThat((double) stayedAway / lines.size()).isBetween(0.5, 0.8);
    }

    private static List<String> churn(List<Order> orders) {
        return new KnownFuture(orders, AS_OF).churnLines().toList();
    }

    private static List<String> nextPurchase(List<Order> orders) {
        return new KnownFuture(orders, AS_OF).nextPurchaseLines().toList();
    }

    private static Order order(int customer, int day, int... cents) {
        return new Order(
                customer, day * 24 * 60 + 600, IntStream.of(cents).boxed().toList());
    }
}
