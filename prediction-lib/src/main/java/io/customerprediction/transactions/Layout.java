package io.customerprediction.transactions;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that must be known to read a file's rows.
 *
 * @param name which known layout it is
 * @param header names of the columns
 * @param columns index of the column that serves a role
 * @param delimiter a space stands for any number of them
 * @param textStart where the first row begins in the text
 * @param firstLine line of the file where it does, counted from 1
 * @param dateOrders how dates are read, unless by the pattern
 * @param decimals how numbers are read
 * @param invoiceNumbers whether orders are plain numbers, so that a C in front cancels one and an A adjusts
 */
record Layout(
        String name,
        List<String> header,
        Map<Role, Integer> columns,
        byte delimiter,
        int textStart,
        int firstLine,
        DateOrders dateOrders,
        @Nullable DateTimeFormatter datePattern,
        Decimals decimals,
        boolean invoiceNumbers) {

    /** The index of the column, or -1. */
    int column(Role role) {
        return columns.getOrDefault(role, -1);
    }

    boolean has(Role role) {
        return columns.containsKey(role);
    }

    boolean hasAmounts() {
        return has(Role.AMOUNT) || has(Role.PRICE);
    }

    /** How dates are read, in words. */
    String dates() {
        return datePattern == null ? dateOrders.words() : "by the pattern that was given";
    }

    /** Whether nothing told in which order day and month stand. */
    boolean guessesDates() {
        return datePattern == null && !dateOrders.sure();
    }

    Row row() {
        return new Row(delimiter, header.size());
    }

    Days days(int latestYear) {
        return new Days(dateOrders.order(), datePattern, latestYear);
    }

    SortedMap<String, String> columnNames() {
        SortedMap<String, String> names = new TreeMap<>();
        columns.forEach((role, index) -> names.put(role.words(), header.get(index)));
        return names;
    }

    String delimiterInWords() {
        return switch (delimiter) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            case '|' -> "bar";
            case ' ' -> "spaces";
            default -> String.valueOf((char) delimiter);
        };
    }
}
