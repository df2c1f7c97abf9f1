package io.customerprediction.transactions.layout;

/** Which number comes first in a date such as {@code 3/4/2011}. A number of four digits in front is always the year. */
public enum DateOrder {
    /** As in 12/31/2011. */
    MONTH_FIRST,

    /** As in 31/12/2011. */
    DAY_FIRST
}
