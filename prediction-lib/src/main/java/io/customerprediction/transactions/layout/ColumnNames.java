package io.customerprediction.transactions.layout;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a log serve which role, by name. What is {@code null} is detected by the header.
 *
 * @param customer with the customer's id
 * @param time with the date or time of purchase
 * @param amount with the money of the row; used instead of quantity times price
 * @param order with the order's id
 * @param quantity with the number of pieces
 * @param price with the price of a piece
 */
public record ColumnNames(
        @Nullable String customer,
        @Nullable String time,
        @Nullable String amount,
        @Nullable String order,
        @Nullable String quantity,
        @Nullable String price) {
    /** All columns are detected by the header. */
    public static final ColumnNames DETECT = new ColumnNames(null, null, null, null, null, null);

    boolean areAllDetected() {
        return Stream.of(customer, time, amount, order, quantity, price).allMatch(Objects::isNull);
    }

    @Nullable
    String of(Role role) {
        return switch (role) {
            case CUSTOMER -> customer;
            case TIME -> time;
            case AMOUNT -> amount;
            case ORDER -> order;
            case QUANTITY -> quantity;
            case PRICE -> price;
            case PRODUCT -> null;
        };
    }
}
