package io.customerprediction.transactions.values;

/** Which number comes first in a date such as {@code 3/4/2011}. A number of four digits in front is always the year. */
public enum DateOrder {
    /** As in 12/31/2011. */
    MONTH_FIRST("month first", "M/d/yyyy"),

    /** As in 31/12/2011. */
    DAY_FIRST("day first", "d/M/yyyy"),

    /** As in 11-12-31. */
    YEAR_FIRST("year first", "yy-MM-dd");

    private final String words;
    private final String pattern;

    DateOrder(String words, String pattern) {
        this.words = words;
        this.pattern = pattern;
    }

    /** For reports. */
    public String words() {
        return words;
    }

    /** A pattern that reads dates in this order. */
    public String pattern() {
        return pattern;
    }
}
