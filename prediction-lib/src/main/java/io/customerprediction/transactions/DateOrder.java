package io.customerprediction.transactions;

/** Which number comes first in a date such as {@code 3/4/2011}. A number of four digits in front is always the year. */
enum DateOrder {
    MONTH_FIRST,
    DAY_FIRST
}
