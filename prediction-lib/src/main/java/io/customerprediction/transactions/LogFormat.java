package io.customerprediction.transactions;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How the file of a log is written. What is {@code null} is found out from the file: its header, its first rows.
 *
 * @param customerColumn name of the column with the customer's id
 * @param timeColumn name of the column with the date or time of purchase
 * @param amountColumn name of the column with the money of the row; wins over quantity times price
 * @param orderColumn name of the column with the order's id
 * @param quantityColumn name of the column with the number of pieces
 * @param priceColumn name of the column with the price of a piece
 * @param dateFormat pattern of the time column as of {@link java.time.format.DateTimeFormatter}
 * @param encoding of the text
 * @param delimiter between the fields of a row
 */
public record LogFormat(
        @Nullable String customerColumn,
        @Nullable String timeColumn,
        @Nullable String amountColumn,
        @Nullable String orderColumn,
        @Nullable String quantityColumn,
        @Nullable String priceColumn,
        @Nullable String dateFormat,
        @Nullable Charset encoding,
        @Nullable Character delimiter) {
    /** All is found out from the file. */
    public static final LogFormat DETECT = new LogFormat(null, null, null, null, null, null, null, null, null);
}
