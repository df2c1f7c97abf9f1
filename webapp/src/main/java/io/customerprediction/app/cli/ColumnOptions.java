package io.customerprediction.app.cli;

import io.customerprediction.transactions.layout.ColumnNames;
import io.customerprediction.transactions.layout.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The columns of a log, where they are not those that its header suggests. */
final class ColumnOptions {
    @Option(
            names = "--customer-column",
            paramLabel = "NAME",
            description = "Column with the customer id (default: detected from the header).")
    private @Nullable String customerColumn;

    @Option(
            names = "--time-column",
            paramLabel = "NAME",
            description = "Column with the date or time of purchase (default: detected from the header).")
    private @Nullable String timeColumn;

    @Option(
            names = "--amount-column",
            paramLabel = "NAME",
            description =
                    "Column with the amount of the row; takes precedence over quantity times price (default: detected from the"
                            + " header; optional).")
    private @Nullable String amountColumn;

    @Option(
            names = "--order-column",
            paramLabel = "NAME",
            description =
                    "Column with the order id (default: detected from the header; without one, all rows of a customer and"
                            + " day count as one purchase).")
    private @Nullable String orderColumn;

    @Option(
            names = "--quantity-column",
            paramLabel = "NAME",
            description = "Column with the number of items (default: detected from the header).")
    private @Nullable String quantityColumn;

    @Option(
            names = "--price-column",
            paramLabel = "NAME",
            description = "Column with the price of one item (default: detected from the header).")
    private @Nullable String priceColumn;

    @Option(
            names = "--status-column",
            paramLabel = "NAME",
            description =
                    "Column that says whether a row is a purchase, such as paid, cancelled, refund (default: detected"
                            + " from the header and the values).")
    private @Nullable String statusColumn;

    /** The columns that were named. */
    ColumnNames names() {
        return ColumnNames.DETECT
                .with(Role.CUSTOMER, customerColumn)
                .with(Role.TIME, timeColumn)
                .with(Role.AMOUNT, amountColumn)
                .with(Role.ORDER, orderColumn)
                .with(Role.QUANTITY, quantityColumn)
                .with(Role.PRICE, priceColumn)
                .with(Role.STATUS, statusColumn);
    }
}
