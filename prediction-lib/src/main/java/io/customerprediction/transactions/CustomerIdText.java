package io.customerprediction.transactions;

import java.nio.charset.StandardCharsets;

/** A customer's id as the log of purchases keeps it: UTF-8, and whole where a spreadsheet made it 17850.0. */
final class CustomerIdText {
    private CustomerIdText() {}

    static void put(Slice id, OrderRun run) {
        run.customer = id.bytes();
        run.customerFrom = id.from();
        run.customerTo = isWholeNumberWithDecimal(id) ? id.to() - 2 : id.to();
        if (!Bytes.isAscii(id.bytes(), id.from(), id.to())) {
            run.customer = id.toString().getBytes(StandardCharsets.UTF_8);
            run.customerFrom = 0;
            run.customerTo = run.customer.length;
        }
    }

    private static boolean isWholeNumberWithDecimal(Slice id) {
        return id.length() > 2
                && id.bytes()[id.to() - 1] == '0'
                && id.bytes()[id.to() - 2] == '.'
                && id.isDigits(id.from(), id.to() - 2);
    }
}
