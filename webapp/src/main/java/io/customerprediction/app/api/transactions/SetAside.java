package io.customerprediction.app.api.transactions;

import io.customerprediction.transactions.RejectionReason;
import java.util.Locale;

/**
 * A row that is not used.
 *
 * @param row counted from 0
 * @param reason such as {@code missing_customer}
 * @param field that the reason is found in
 */
record SetAside(int row, String reason, Field field) {
    static final String ORDER_ID_REUSED = "order_id_reused";
    /** A refund or deletion of an order that no message before had. */
    static final String UNKNOWN_ORDER = "unknown_order";

    static final String MAY_BE_STORED = "may_be_stored";

    static SetAside of(int row, RejectionReason reason) {
        Field field = switch (reason) {
            case BROKEN_ROW, ERASED, MISSING_CUSTOMER, TOTALS_ROW -> Field.CUSTOMER_ID;
            case DUPLICATED_ORDER, ADJUSTMENT -> Field.ORDER_ID;
            case CANCELLED,
                    FAILED,
                    PENDING,
                    REFUNDED,
                    CHARGEBACK,
                    TEST,
                    NO_PURCHASE,
                    TRANSFER,
                    UNWANTED,
                    UNKNOWN_STATUS -> Field.STATUS;
            case OTHER_CURRENCY -> Field.CURRENCY;
            case MISSING_TIME, UNPARSABLE_TIME, FUTURE_TIME, COVERED_DAY -> Field.TIMESTAMP;
            case NON_PRODUCT -> Field.PRODUCT_ID;
            case MISSING_AMOUNT, NON_NUMERIC_AMOUNT, ZERO_AMOUNT, RETURN -> Field.AMOUNT;
        };
        return new SetAside(row, reason.name().toLowerCase(Locale.ROOT), field);
    }
}
