package io.customerprediction.app.api.transactions;

import io.customerprediction.app.api.transactions.ArrivingRows.OrderOfRows;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.orders.ArrivingOrder;
import io.customerprediction.app.store.orders.OrderKeys;
import io.customerprediction.app.store.orders.ShopOrders.Change;
import io.customerprediction.app.store.orders.ShopOrders.Known;
import io.customerprediction.transactions.OrderNames;
import io.customerprediction.transactions.RejectionReason;
import io.customerprediction.transactions.RowCheck;
import io.customerprediction.transactions.RowMeaning;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stores what shops say of their orders, by the rules of rows that arrive. A message about all of an order replaces it, even
 * where its customer has changed; one about a refund or a deletion is about an order that an earlier message had. For one
 * message.
 */
public final class ShopIntake {
    /** What is not a purchase any more, or not yet: an order that was one before is taken away. */
    private static final Set<RowMeaning> ENDS_ORDER = EnumSet.of(
            RowMeaning.CANCELLED,
            RowMeaning.REFUNDED,
            RowMeaning.CHARGEBACK,
            RowMeaning.FAILED,
            RowMeaning.PENDING,
            RowMeaning.TEST);

    private final Store store;
    private final Timestamps timestamps;
    private final LocalDate latest;

    /**
     * @param timestamps how times become days
     * @param latest the last possible day of a purchase
     */
    ShopIntake(Store store, Timestamps timestamps, LocalDate latest) {
        this.store = store;
        this.timestamps = timestamps;
        this.latest = latest;
    }

    /** Takes a message and returns the answer, when what is used is on disk. */
    String take(Shop shop, ShopOrder message, Consumer<Map<String, Long>> setAside) {
        try {
            return takeOnce(shop, message, setAside);
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.OTHER_CURRENCY) {
                throw e;
            }
            // Another request has brought the first currency meanwhile; now it is known.
            return takeOnce(shop, message, setAside);
        }
    }

    private String takeOnce(Shop shop, ShopOrder message, Consumer<Map<String, Long>> setAside) {
        OptionalInt lastDay = store.arrivals().lastDay();
        Optional<String> currency = store.arrivals().currency();
        boolean hasAmounts = store.dataSet().map(data -> data.hasAmounts()).orElse(true);
        List<SetAside> unused = new ArrayList<>();
        Function<Receipt, String> answer = receipt -> {
            unused.clear();
            unused.addAll(receipt.setAside());
            return receipt.json();
        };
        String answered = store.shopOrders().take(shop.key(), message.id(), known -> {
            ArrivingRows rows = new ArrivingRows(
                    new OrderNames(shop.key(), false), ENDS_ORDER, timestamps, latest, hasAmounts, currency);
            return change(shop, message, known, rows, answer, lastDay);
        });
        setAside.accept(counts(unused));
        return answered;
    }

    private static Map<String, Long> counts(List<SetAside> rows) {
        Map<String, Long> counts = new TreeMap<>();
        rows.forEach(row -> counts.merge(row.reason().replace('_', ' '), 1L, Long::sum));
        return counts;
    }

    private Change change(
            Shop shop,
            ShopOrder message,
            Optional<Known> known,
            ArrivingRows rows,
            Function<Receipt, String> answer,
            OptionalInt lastDay) {
        if (message.isPart() && known.isEmpty()) {
            return nothing(answer, Receipt.ofUnknownOrder(lastDay));
        }
        if (isOver(message, known)) {
            return nothing(answer, Receipt.ofDuplicates(message.rows().size(), lastDay));
        }
        String number = message.isPart() ? known.orElseThrow().number() : message.number();
        String customer = message.isPart() ? known.orElseThrow().customer() : message.customer();
        message.rows().forEach(row -> rows.add(message.fields(row, number, customer)));
        List<OrderOfRows> orders = new ArrayList<>(rows.orders());
        @Nullable Known after = orders.isEmpty() ? null : after(orders.get(0).order(), number, known);
        if (after != null) {
            known.flatMap(before -> moved(shop, before, after)).ifPresent(orders::add);
        }
        return new Change(
                rows.currency(),
                orders.stream().map(OrderOfRows::order).toList(),
                after,
                outcomes -> answer.apply(Receipt.of(rows, orders, outcomes, lastDay)));
    }

    private static Change nothing(Function<Receipt, String> answer, Receipt receipt) {
        return new Change("", List.of(), null, outcomes -> answer.apply(receipt));
    }

    /** Whether the message is older than what is known, or about an order that does not count any more. */
    private boolean isOver(ShopOrder message, Optional<Known> known) {
        if (known.isEmpty()) {
            return false;
        }
        if (message.isPart()) {
            return !known.get().isPurchase();
        }
        Optional<Instant> updated = timestamps.instant(message.rows().get(0).getOrDefault(Field.UPDATED_AT, ""));
        @Nullable Instant before = known.get().updatedAt();
        return before != null && updated.isPresent() && updated.get().isBefore(before);
    }

    private static Known after(ArrivingOrder order, String number, Optional<Known> known) {
        boolean refundOnly = order.sale() == null && !order.removed();
        @Nullable Instant before = known.map(Known::updatedAt).orElse(null);
        return new Known(
                number,
                order.customer(),
                refundOnly || !order.removed(),
                order.updatedAt() == null ? before : order.updatedAt());
    }

    /** Takes the order away from the customer, or the number, that it had before. */
    private static Optional<OrderOfRows> moved(Shop shop, Known before, Known after) {
        if (before.customer().equals(RowCheck.customer(after.customer()))
                && before.number().equals(after.number())) {
            return Optional.empty();
        }
        String key = OrderKeys.order(shop.key(), before.customer(), before.number(), "");
        ArrivingOrder order = new ArrivingOrder(key, before.customer(), null, true, List.of(), null);
        return Optional.of(new OrderOfRows(order, List.of(), RejectionReason.CANCELLED));
    }
}
