package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.Slice;
import io.customerprediction.transactions.layout.GroupHeads;
import java.nio.charset.StandardCharsets;

/**
 * Gives the rows of a report in groups the customer that stands above them. Passed from chunk to chunk, which are read one
 * after the other then.
 */
final class GroupedRows {
    /** Stands for the customer in headings and rows of sums. */
    private static final byte[] NOBODY = "total".getBytes(StandardCharsets.UTF_8);

    private final GroupHeads heads = new GroupHeads();
    private final Slice value = new Slice();
    private byte[] current = {};

    /** Sets the customer of a row, which has its own value until then. */
    void fill(Row row, int timeColumn, Slice customer) {
        row.take(timeColumn, value);
        if (value.length() > 0) {
            customer.set(current, 0, current.length);
            return;
        }
        if (customer.length() > 0) {
            if (isAlone(row)) {
                heads.begin(customer.toString());
            } else {
                heads.end();
            }
            current = heads.current().getBytes(StandardCharsets.UTF_8);
        }
        customer.set(NOBODY, 0, NOBODY.length);
    }

    /** Whether no other column has a value. */
    private boolean isAlone(Row row) {
        int filled = 0;
        for (int column = 0; column < row.fields(); column++) {
            row.take(column, value);
            filled += value.length() > 0 ? 1 : 0;
        }
        return filled == 1;
    }
}
