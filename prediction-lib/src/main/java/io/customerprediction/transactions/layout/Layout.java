package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.LogConventions;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a log are to be understood.
 *
 * @param name which known layout it is
 * @param header names of the columns
 * @param columns index of the column that has a role
 * @param dateOrders how dates are read, unless by the pattern
 * @param datePattern the pattern of dates, if one was given
 * @param decimals how numbers are read
 * @param invoiceNumbers see {@link LogConventions}
 */
public record Layout(
        String name,
        List<String> header,
        Map<Role, Integer> columns,
        DateOrders dateOrders,
        @Nullable DateTimeFormatter datePattern,
        Decimals decimals,
        boolean invoiceNumbers) {

    /** The index of the column with the role, or -1. */
    public int column(Role role) {
        return columns.getOrDefault(role, -1);
    }

    /** Whether a column has the role. */
    public boolean has(Role role) {
        return columns.containsKey(role);
    }

    /** Whether amounts are known, by themselves or by prices. */
    public boolean hasAmounts() {
        return has(Role.AMOUNT) || has(Role.PRICE);
    }

    /** What is decided about the whole log. */
    public LogConventions conventions() {
        return new LogConventions(hasAmounts(), has(Role.ORDER), invoiceNumbers);
    }

    /** How dates are read, in words. */
    public String dates() {
        return datePattern == null ? dateOrders.words() : "by the pattern that was given";
    }

    /** Whether the order of day and month is a guess. */
    public boolean guessesDates() {
        return datePattern == null && !dateOrders.sure();
    }

    /**
     * A reader of dates, for one thread.
     *
     * @param latestYear that can be true; settles the century of years of two digits
     */
    public Days days(int latestYear) {
        return new Days(dateOrders.order(), datePattern, latestYear);
    }

    /** From the role's name to the column's. */
    public SortedMap<String, String> columnNames() {
        SortedMap<String, String> names = new TreeMap<>();
        columns.forEach((role, index) -> names.put(role.words(), header.get(index)));
        return names;
    }
}
