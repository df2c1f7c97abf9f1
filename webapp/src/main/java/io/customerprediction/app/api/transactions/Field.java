package io.customerprediction.app.api.transactions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The fields of a row, by the names that JSON and the header of CSV use. */
enum Field {
    CUSTOMER_ID,
    TIMESTAMP,
    AMOUNT,
    ORDER_ID,
    STATUS,
    PRODUCT_ID,
    QUANTITY,
    CURRENCY,
    REFUND_ID,
    UPDATED_AT;

    static final List<Field> ALL = List.of(values());
    static final List<String> NAMES = Arrays.stream(values()).map(Field::key).toList();

    /** The name, such as {@code customer_id}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
