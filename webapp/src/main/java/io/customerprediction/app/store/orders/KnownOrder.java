package io.customerprediction.app.store.orders;

import io.customerprediction.app.store.orders.ArrivingOrder.Outcome;
import io.customerprediction.app.store.orders.ArrivingOrder.Refund;
import io.customerprediction.app.store.orders.ArrivingOrder.Sale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is known. Immutable.
 *
 * @param version counts its changes; 0 for an order that is only known from a loaded log
 * @param epochDay of the purchase
 * @param millionths what was paid; 0 if there is no purchase
 * @param orders 1 if it counts as a purchase, else 0
 * @param refunds by their keys, on the day that each was taken off
 * @param updatedAt when the sender last changed it; null if that is not known
 */
public record KnownOrder(
        int version,
        int epochDay,
        long millionths,
        int orders,
        Map<UUID, Refund> refunds,
        @Nullable Instant updatedAt) {

    /** In millionths; so that neither an order nor the difference of two versions of it is beyond a long number. */
    private static final double MOST_REFUNDED = 4e18;

    /** An order of a log that was loaded; what was refunded is taken off its amount already. */
    static KnownOrder ofFile(int epochDay, long millionths, int orders) {
        return new KnownOrder(0, epochDay, millionths, orders, Map.of(), null);
    }

    /**
     * What is remembered of an order that changes nothing, as it would be lost if the load were undone.
     *
     * @param before as it is in the log; null if the log does not have it
     * @return null if there is nothing to remember
     */
    static @Nullable KnownOrder remembered(@Nullable KnownOrder before, ArrivingOrder arriving) {
        if (before == null) {
            return arriving.removed() ? new KnownOrder(1, 0, 0, 0, Map.of(), arriving.updatedAt()) : null;
        }
        return before.version > 0
                ? null
                : new KnownOrder(1, before.epochDay, before.millionths, before.orders, Map.of(), before.updatedAt);
    }

    /** An order that has arrived, to arrive again. */
    public ArrivingOrder arriving(String key, String customer) {
        Sale sale = orders > 0 || millionths > 0 ? new Sale(epochDay, millionths) : null;
        boolean removed = sale == null && refunds.isEmpty();
        boolean isWhole = sale != null || removed;
        return new ArrivingOrder(key, customer, sale, removed, List.copyOf(refunds.values()), updatedAt, isWhole);
    }

    /** The same order with these refunds. */
    KnownOrder with(Map<UUID, Refund> others) {
        return new KnownOrder(version, epochDay, millionths, orders, others, updatedAt);
    }

    /** Copies the refunds. */
    public KnownOrder {
        refunds = Map.copyOf(refunds);
    }

    /**
     * What changes in a day of the order's customer.
     *
     * @param millionths more, or less if negative
     * @param orders more, or fewer
     */
    public record Change(int epochDay, long millionths, int orders) {}

    /**
     * What an order that arrives makes of what is known.
     *
     * @param after as it is known then; null if nothing is to be stored
     */
    record Step(Outcome outcome, @Nullable KnownOrder after, List<Change> changes) {
        static Step unchanged(Outcome outcome) {
            return new Step(outcome, null, List.of());
        }
    }

    /**
     * The step of an order.
     *
     * @param before what is known; null for an order that is not
     * @param coveredUntil the last day of a loaded file that does not say which orders it has
     * @param hasAmounts whether the data has amounts
     */
    static Step step(@Nullable KnownOrder before, ArrivingOrder arriving, int coveredUntil, boolean hasAmounts) {
        if (before != null && before.isNewerThan(arriving)) {
            return Step.unchanged(Outcome.DUPLICATE);
        }
        Outcome refused = before == null ? refused(arriving, coveredUntil) : null;
        if (refused != null) {
            return Step.unchanged(refused);
        }
        Sale sale = arriving.sale();
        if (arriving.isWhole() && before != null && before.agreesWith(whole(arriving, hasAmounts))) {
            return Step.unchanged(Outcome.DUPLICATE);
        }
        if (before != null && sale != null && before.orders > 0 && before.epochDay != sale.epochDay()) {
            return Step.unchanged(Outcome.ORDER_ID_REUSED);
        }
        KnownOrder after = after(before, arriving, hasAmounts);
        if (after.refunded() > MOST_REFUNDED) {
            return Step.unchanged(Outcome.TOO_LARGE);
        }
        List<Change> changes = changes(before, after);
        if (before == null) {
            return new Step(Outcome.ACCEPTED, after, changes);
        }
        if (changes.isEmpty()) {
            return before.knowsAsMuchAs(after)
                    ? Step.unchanged(Outcome.DUPLICATE)
                    : new Step(Outcome.DUPLICATE, after, changes);
        }
        return new Step(Outcome.AMENDED, after, changes);
    }

    /** Whether nothing of the other one has to be remembered: its refunds, and when it was changed. */
    private boolean knowsAsMuchAs(KnownOrder other) {
        return millionths == other.millionths
                && refunds.keySet().equals(other.refunds.keySet())
                && Objects.equals(updatedAt, other.updatedAt);
    }

    /**
     * Whether a log that has the order thus is right about it: it has what was paid, with all of what was refunded or
     * without.
     */
    public boolean agreesWith(KnownOrder inLog) {
        return changes(inLog, this).isEmpty() || changes(inLog, with(Map.of())).isEmpty();
    }

    /** Whether it is an order of a loaded log that only gives money back, which a refund that arrives may be. */
    private boolean isRefundOfFile() {
        return version == 0 && orders == 0 && millionths < 0;
    }

    private boolean isNewerThan(ArrivingOrder arriving) {
        return updatedAt != null
                && arriving.updatedAt() != null
                && arriving.updatedAt().isBefore(updatedAt);
    }

    private static @Nullable Outcome refused(ArrivingOrder arriving, int coveredUntil) {
        if (arriving.removed()) {
            return Outcome.NO_PURCHASE;
        }
        boolean covered = arriving.sale() != null
                ? arriving.sale().epochDay() <= coveredUntil
                : arriving.refunds().stream().anyMatch(refund -> refund.epochDay() <= coveredUntil);
        return covered ? Outcome.MAY_BE_STORED : null;
    }

    private static KnownOrder after(@Nullable KnownOrder before, ArrivingOrder arriving, boolean hasAmounts) {
        int version = before == null ? 1 : before.version + 1;
        Instant updated = Objects.requireNonNullElseGet(
                arriving.updatedAt(),
                () -> before == null || before.updatedAt == null ? Instant.MIN : before.updatedAt);
        Instant updatedAt = updated.equals(Instant.MIN) ? null : updated;
        Sale sale = arriving.sale();
        int day = sale != null ? sale.epochDay() : before != null ? before.epochDay : firstDay(arriving);
        if (arriving.removed()) {
            return new KnownOrder(version, day, 0, 0, Map.of(), updatedAt);
        }
        KnownOrder kept = before == null || before.isRefundOfFile() || arriving.isWhole() ? null : before;
        long millionths = sale != null ? sale.millionths() : kept == null ? 0 : kept.millionths;
        Map<UUID, Refund> refunds = new HashMap<>(kept == null ? Map.of() : kept.refunds);
        boolean bought = sale != null || (kept != null && kept.orders + kept.millionths > 0);
        for (Refund refund : arriving.refunds()) {
            // Money that goes back is taken off the day of its order, where that is known.
            refunds.putIfAbsent(refund.key(), bought ? new Refund(refund.key(), day, refund.millionths()) : refund);
        }
        double refunded =
                refunds.values().stream().mapToDouble(Refund::millionths).sum();
        boolean counts = hasAmounts ? millionths > refunded : bought && refunds.isEmpty();
        return new KnownOrder(version, day, millionths, counts ? 1 : 0, refunds, updatedAt);
    }

    private static KnownOrder whole(ArrivingOrder arriving, boolean hasAmounts) {
        return after(null, arriving, hasAmounts);
    }

    /** What all refunds add up to; as a floating-point number, which cannot overflow. */
    private double refunded() {
        return sum(refunds);
    }

    private static double sum(Map<UUID, Refund> refunds) {
        return refunds.values().stream().mapToDouble(Refund::millionths).sum();
    }

    private static int firstDay(ArrivingOrder arriving) {
        return arriving.refunds().stream().mapToInt(Refund::epochDay).min().orElse(0);
    }

    /** What is different in the customer's days. */
    public static List<Change> changes(@Nullable KnownOrder before, KnownOrder after) {
        Map<Integer, long[]> days = new HashMap<>();
        if (before != null) {
            before.addTo(days, -1);
        }
        after.addTo(days, 1);
        List<Change> changes = new ArrayList<>();
        days.forEach((day, sums) -> {
            if (sums[0] != 0 || sums[1] != 0) {
                changes.add(new Change(day, sums[0], (int) sums[1]));
            }
        });
        changes.sort(Comparator.comparingInt(Change::epochDay));
        return changes;
    }

    private void addTo(Map<Integer, long[]> days, int sign) {
        add(days, epochDay, sign * millionths, sign * orders);
        refunds.values().forEach(refund -> add(days, refund.epochDay(), -sign * refund.millionths(), 0));
    }

    private static void add(Map<Integer, long[]> days, int day, long millionths, int orders) {
        long[] sums = days.computeIfAbsent(day, key -> new long[2]);
        sums[0] += millionths;
        sums[1] += orders;
    }
}
