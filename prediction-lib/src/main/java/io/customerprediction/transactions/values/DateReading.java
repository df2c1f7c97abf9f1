package io.customerprediction.transactions.values;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * How the dates of a column are read. Can be stored and applied to rows that arrive later.
 *
 * @param form what the column contains
 * @param order of the numbers of a date, where the year does not come first with four digits
 * @param sure whether the order is proven by a value, was given, or does not matter
 * @param pattern as of {@link DateTimeFormatter}, if one was given
 * @param dayZero the date of day number 0, if day numbers were declared
 * @param zone to which times with an offset are converted; {@code null}: times are taken as written
 * @param words how it was decided
 */
public record DateReading(
        Form form,
        DateOrder order,
        boolean sure,
        @Nullable String pattern,
        @Nullable LocalDate dayZero,
        @Nullable ZoneId zone,
        String words)
        implements Serializable {

    /** What a column of dates contains. */
    public enum Form {
        /** Dates and times as people and programs write them, seconds since 1970 among them. */
        TEXT,
        /** A spreadsheet's day numbers: 45601 is 2024-11-05, decimals are the time of day. */
        SERIAL,
        /** Whole numbers of days since a day that has to be given. */
        DAY_NUMBER
    }

    /**
     * A reader of such dates, for one thread.
     *
     * @param latestYear that can be true; settles the century of years of two digits
     * @throws IllegalArgumentException if the pattern is none
     */
    public Days days(int latestYear) {
        return new Days(this, latestYear);
    }

    /** The same reading in another order of day and month. */
    public DateReading in(DateOrder other, boolean isSure, String how) {
        return new DateReading(form, other, isSure, pattern, dayZero, zone, how);
    }
}
