package io.customerprediction.history;

import io.customerprediction.transactions.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Transactions given as objects, on their way into a {@link PurchaseLog}. */
final class TransactionLines {
    private record Order(
            String customer, LocalDate day, @Nullable String id) {}

    private final Collection<Transaction> transactions;
    private final Set<Order> counted = new HashSet<>();

    TransactionLines(Collection<Transaction> transactions) {
        this.transactions = transactions;
    }

    PurchaseLog log() {
        if (transactions.isEmpty()) {
            throw new IllegalArgumentException("there is no transaction: give at least one");
        }
        boolean hasAmounts = hasAmounts();
        boolean hasOrders = transactions.stream().anyMatch(transaction -> transaction.orderId() != null);
        PurchaseLogBuilder builder = new PurchaseLogBuilder();
        for (Transaction transaction : transactions) {
            byte[] id = transaction.customerId().getBytes(StandardCharsets.UTF_8);
            boolean purchase = !hasAmounts || transaction.amount() > 0;
            builder.lines(
                    id,
                    0,
                    id.length,
                    Math.toIntExact(transaction.day().toEpochDay()),
                    hasAmounts ? Math.round(transaction.amount() * 1e6) : 0,
                    purchase && counted.add(orderOf(transaction)));
        }
        return builder.build(hasAmounts, hasOrders);
    }

    private boolean hasAmounts() {
        long unknown = transactions.stream()
                .filter(transaction -> Double.isNaN(transaction.amount()))
                .count();
        if (unknown != 0 && unknown != transactions.size()) {
            throw new IllegalArgumentException(unknown + " of " + transactions.size()
                    + " transactions have no amount: give every one its amount, or none");
        }
        return unknown == 0;
    }

    private static Order orderOf(Transaction transaction) {
        return new Order(transaction.customerId(), transaction.day(), transaction.orderId());
    }
}
