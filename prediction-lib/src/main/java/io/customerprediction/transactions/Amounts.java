package io.customerprediction.transactions;

/** Reads what a row adds to its order: its amount, or its quantity times its price. */
final class Amounts {
    private final Decimals decimals;
    private final int amount;
    private final int quantity;
    private final int price;
    private final Slice text = new Slice();
    private long value;

    Amounts(Layout layout) {
        decimals = layout.decimals();
        amount = layout.column(Role.AMOUNT);
        quantity = layout.column(Role.QUANTITY);
        price = layout.column(Role.PRICE);
    }

    /** The amount in millionths; {@link Decimals#MISSING}, {@link Decimals#NOT_A_NUMBER}, or 0 if the log knows none. */
    long read(Row row) {
        if (amount >= 0) {
            value = number(row, amount);
        } else if (price < 0) {
            value = 0;
        } else {
            value = number(row, price);
            if (quantity >= 0 && Decimals.isNumber(value)) {
                long pieces = number(row, quantity);
                value = Decimals.isNumber(pieces) ? Decimals.product(pieces, value) : pieces;
            }
        }
        return value;
    }

    private long number(Row row, int column) {
        row.take(column, text);
        return decimals.millionths(text);
    }

    /** What was read last. */
    long value() {
        return value;
    }
}
