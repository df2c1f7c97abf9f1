package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.RowMeaning;
import io.customerprediction.transactions.Slice;
import org.jspecify.annotations.Nullable;

/**
 * The first row of the order that is being read, where orders leave out on their later rows what the first one has. Passed
 * from chunk to chunk, which are read one after the other then.
 */
final class FirstRow {
    private final Slice order = new Slice();
    private final Slice customer = new Slice();
    private final Slice time = new Slice();
    private RowMeaning meaning = RowMeaning.SALE;

    /** Fills in what the row leaves out, or begins another order. Returns what the row is. */
    RowMeaning fill(Slice ownOrder, Slice ownCustomer, Slice ownTime, @Nullable RowMeaning ownMeaning) {
        boolean nothing = ownOrder.length() == 0 && ownCustomer.length() == 0 && ownTime.length() == 0;
        if (order.length() == 0 || !(nothing || ownOrder.same(order))) {
            order.set(ownOrder);
            customer.set(ownCustomer);
            time.set(ownTime);
            meaning = ownMeaning == null ? RowMeaning.SALE : ownMeaning;
            return meaning;
        }
        ownOrder.set(order);
        fill(ownCustomer, customer);
        fill(ownTime, time);
        return ownMeaning == null ? meaning : ownMeaning;
    }

    private static void fill(Slice own, Slice first) {
        if (own.length() == 0) {
            own.set(first);
        }
    }
}
