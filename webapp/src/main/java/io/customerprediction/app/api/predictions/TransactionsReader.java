package io.customerprediction.app.api.predictions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.customerprediction.app.http.Errors;
import io.customerprediction.app.http.FieldReader;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.transactions.TransactionRow;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one customer's transactions from a JSON list. For one customer. */
final class TransactionsReader {
    private static final String POINTER = "/transactions";
    private static final int DATE = 0;
    private static final int AMOUNT = 1;
    private static final List<String> NAMES = List.of("date", "amount", "orderId");
    private static final double MAX_AMOUNT = 1e12;

    /** All rows are one customer's; the asker's name for them is kept with the answer. */
    private static final String CUSTOMER = "customer";

    private final JsonParser parser;
    private final boolean hasAmounts;
    private final Errors errors;
    private final List<TransactionRow> transactions = new ArrayList<>();

    /** @param hasAmounts whether every transaction must have an amount; if not, amounts are ignored */
    TransactionsReader(JsonParser parser, boolean hasAmounts, Errors errors) {
        this.parser = parser;
        this.hasAmounts = hasAmounts;
        this.errors = errors;
    }

    /** The history that the list at the parser makes, or {@code null} if anything is wrong. */
    @Nullable
    CustomerHistory read() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            errors.add(POINTER, "is no list; give one of objects with " + String.join(", ", NAMES));
            parser.skipChildren();
            return null;
        }
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            transaction(new FieldReader(parser, POINTER + "/" + count++, NAMES, errors));
        }
        if (count == 0) {
            errors.add(POINTER, "is empty; give at least one purchase");
        }
        return errors.isEmpty() ? history() : null;
    }

    private @Nullable CustomerHistory history() {
        try {
            return CustomerHistory.of(transactions);
        } catch (ArithmeticException e) {
            errors.add(POINTER, "add up to more on one day than can be counted; give smaller amounts");
            return null;
        }
    }

    private void transaction(FieldReader fields) throws IOException {
        if (!fields.start()) {
            return;
        }
        @Nullable LocalDate date = null;
        double amount = Double.NaN;
        @Nullable String order = null;
        for (int field = fields.next(); field >= 0; field = fields.next()) {
            switch (field) {
                case DATE -> date = fields.date();
                case AMOUNT -> amount = amount(fields);
                default -> order = fields.text();
            }
        }
        fields.missing(DATE, "the day of the purchase as YYYY-MM-DD");
        if (hasAmounts) {
            fields.missing(AMOUNT, "what was paid, negative for a return");
        }
        if (date != null && errors.isEmpty()) {
            transactions.add(new TransactionRow(CUSTOMER, date, hasAmounts ? amount : Double.NaN, order));
        }
    }

    private static double amount(FieldReader fields) throws IOException {
        double amount = fields.number();
        if (Math.abs(amount) > MAX_AMOUNT) {
            fields.error("is " + amount + "; give at most 1000000000000 either way");
        }
        return amount;
    }
}
