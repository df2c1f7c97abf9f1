package io.customerprediction.examples.data;

import io.customerprediction.features.Feature;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.transactions.TransactionRow;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is known of the shop's customers on the last day of the log, in the words of the public API, beside what they did
 * afterwards.
 */
final class KnownFuture {
    private static final int HORIZON = 90;
    private static final String INPUTS = "customer_id,Recency,Frequency,Monetary,";

    private final LocalDate asOf;
    private final List<Customer> customers;

    /** A customer who was known by the as-of date, and the days until the next purchase, if there is one. */
    private record Customer(String id, int recency, int frequency, double monetary, OptionalInt nextPurchase) {
        String inputs() {
            return String.join(
                    ",",
                    id,
                    Integer.toString(recency),
                    Integer.toString(frequency),
                    TransactionLines.amount(Math.round(monetary * 100)));
        }

        String churn() {
            return nextPurchase.isPresent() && nextPurchase.getAsInt() <= HORIZON ? "0" : "1";
        }

        String timeToNextPurchase() {
            return nextPurchase.isPresent() ? Integer.toString(nextPurchase.getAsInt()) : "";
        }
    }

    /** @param orders all that happens in the shop, before the as-of date and after it */
    KnownFuture(List<Order> orders, LocalDate asOf) {
        this.asOf = asOf;
        PurchaseLog log = PurchaseLog.of(IntStream.range(0, orders.size())
                .boxed()
                .flatMap(i -> transactions(orders.get(i), i))
                .toList());
        this.customers = IntStream.range(0, log.size())
                .boxed()
                .flatMap(i -> customer(log.customerId(i), log.history(i)))
                .sorted(Comparator.comparing(Customer::id))
                .toList();
    }

    /** Who stayed away for the next {@value #HORIZON} days. */
    Stream<String> churnLines() {
        return lines("Churn", Customer::churn);
    }

    /** In how many days each customer bought again; nothing where that was never seen. */
    Stream<String> nextPurchaseLines() {
        return lines("TimeToNextPurchase", Customer::timeToNextPurchase);
    }

    private Stream<String> lines(String label, Function<Customer, String> truth) {
        Stream<String> rows = customers.stream().map(customer -> customer.inputs() + "," + truth.apply(customer));
        return Stream.concat(Stream.of(INPUTS + label), rows);
    }

    private static Stream<TransactionRow> transactions(Order order, int number) {
        String id = TransactionLines.customerId(order.customer());
        return order.cents().stream()
                .map(cents -> new TransactionRow(id, SampleData.date(order), cents / 100.0, Integer.toString(number)));
    }

    private Stream<Customer> customer(String id, CustomerHistory history) {
        int today = (int) asOf.toEpochDay();
        double[] row = new double[HistoryFeatures.rowWidth()];
        if (!HistoryFeatures.fill(history, today, row, 0)) {
            return Stream.empty();
        }
        OptionalInt next = IntStream.range(0, history.size())
                .filter(k -> history.day(k) > today && history.orders(k) > 0)
                .map(k -> history.day(k) - today)
                .findFirst();
        return Stream.of(new Customer(
                id, (int) Feature.RECENCY.of(row), (int) Feature.ORDERS.of(row), Feature.MONETARY.of(row), next));
    }
}
