package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.Slice;
import io.customerprediction.transactions.layout.Layout;
import io.customerprediction.transactions.layout.Role;
import io.customerprediction.transactions.values.DateOrder;
import io.customerprediction.transactions.values.Days;
import java.io.IOException;

/** Looks through a text for a date that proves the order of day and month; stops at the first. */
final class DateProof {
    private DateProof() {}

    /** The layout with the order that is proven; unchanged if no date proves one. */
    static Layout find(CsvLayout csv, Chunks chunks, int latestYear) throws IOException {
        Layout layout = csv.layout();
        Days days = layout.dates().days(latestYear);
        Row row = csv.row();
        Slice time = new Slice();
        int column = layout.column(Role.TIME);
        for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
            for (int at = 0; at < chunk.length(); ) {
                at = row.read(chunk.text(), at, chunk.length());
                row.take(column, time);
                int unused = days.day(time);
                if (days.provesOrder() || days.provesOtherOrder()) {
                    DateOrder order = days.provesOrder()
                            ? layout.dates().order()
                            : other(layout.dates().order());
                    String words = order.words() + ", for '" + time + "' is a date only in this order";
                    return layout.withDates(layout.dates().in(order, true, words));
                }
            }
        }
        return layout;
    }

    private static DateOrder other(DateOrder order) {
        return order == DateOrder.MONTH_FIRST ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
    }
}
