package io.customerprediction.transactions.values;

/** What the values of a log leave open, so that its user has to decide it. */
public enum OpenQuestion {
    /** Whether dates are written day first or month first. */
    DATE_FORMAT,
    /** The date of day number 0. */
    DAY_ZERO,
    /** Whether a point or a comma is the decimal mark. */
    DECIMAL_MARK,
    /** Whether amounts are hundredths of the currency's unit. */
    AMOUNT_UNIT,
    /** Which one of several currencies is kept. */
    CURRENCY,
    /** Which values of the columns of status are purchases. */
    STATUS
}
