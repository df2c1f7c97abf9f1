package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.Millionths;
import io.customerprediction.transactions.Slice;
import io.customerprediction.transactions.layout.Decimals;
import io.customerprediction.transactions.layout.Layout;
import io.customerprediction.transactions.layout.Role;

/** Reads what a row adds to its order: its amount, or its quantity times its price. */
final class Amounts {
    private final Decimals decimals;
    private final int amount;
    private final int quantity;
    private final int price;
    private final Slice text = new Slice();

    Amounts(Layout layout) {
        decimals = layout.decimals();
        amount = layout.column(Role.AMOUNT);
        quantity = layout.column(Role.QUANTITY);
        price = layout.column(Role.PRICE);
    }

    /** The amount in millionths; {@link Millionths#MISSING}, {@link Millionths#UNREADABLE}, or 0 without such columns. */
    long read(Row row) {
        if (amount >= 0) {
            return number(row, amount);
        }
        if (price < 0) {
            return 0;
        }
        long each = number(row, price);
        if (quantity < 0 || !Millionths.isNumber(each)) {
            return each;
        }
        long pieces = number(row, quantity);
        return Millionths.isNumber(pieces) ? Decimals.product(pieces, each) : pieces;
    }

    private long number(Row row, int column) {
        row.take(column, text);
        return decimals.millionths(text);
    }
}
