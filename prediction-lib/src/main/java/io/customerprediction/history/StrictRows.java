package io.customerprediction.history;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RejectedRow;
import io.customerprediction.transactions.RejectionReason;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.TransactionRow;
import io.customerprediction.transactions.TransactionRows;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;

/** Rows of a program that must all be well-formed: a defect is the program's mistake, not one of its data. */
final class StrictRows {
    /** No row is of the future: the caller decides what is known. */
    private static final CleaningRules RULES = CleaningRules.upTo(LocalDate.MAX);

    private StrictRows() {}

    static PurchaseLog log(Collection<TransactionRow> rows) {
        requireAllOrNoAmounts(rows);
        try {
            return read(rows);
        } catch (IOException nothingKept) {
            throw new IllegalArgumentException(nothingKept.getMessage(), nothingKept);
        }
    }

    /** The history of one customer; without any day if none of the rows is kept. */
    static CustomerHistory history(Collection<TransactionRow> rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("there are no rows: give at least one purchase");
        }
        boolean amounts = requireAllOrNoAmounts(rows);
        try {
            return read(rows).single();
        } catch (IOException nothingKept) {
            return new CustomerHistory(new int[0], new long[0], new short[0], 0, 0, amounts);
        }
    }

    private static PurchaseLog read(Collection<TransactionRow> rows) throws IOException {
        PurchaseLogBuilder builder = new PurchaseLogBuilder();
        CleaningReport report = TransactionRows.of(rows)
                .refundsOnTheirOwnDay()
                .rejectedTo(StrictRows::requireNoDefect)
                .read(RULES, builder, RowProgress.NONE);
        return builder.build(report.reading().amounts(), report.reading().orders());
    }

    private static boolean requireAllOrNoAmounts(Collection<TransactionRow> rows) {
        long missing = rows.stream().filter(row -> row.amount() == null).count();
        if (missing != 0 && missing != rows.size()) {
            throw new IllegalArgumentException(
                    missing + " of " + rows.size() + " rows have no amount: give every one its amount, or none");
        }
        return missing == 0;
    }

    private static void requireNoDefect(RejectedRow row) {
        RejectionReason reason = row.reason();
        if (reason.isDefect()) {
            throw new IllegalArgumentException(
                    "row " + row.line() + ": " + reason.words() + ", " + row.column() + " '" + row.value() + "'");
        }
    }
}
