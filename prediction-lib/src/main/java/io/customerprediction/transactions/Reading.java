package io.customerprediction.transactions;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a file was read: what was told and what was found out.
 *
 * @param encoding of its text
 * @param delimiter between its fields, in words
 * @param columns which column serves as what: from the role (customer, time, amount, order, quantity, price, product)
 *     to the column's name
 * @param dates how dates were read and how that was decided, in words
 * @param amounts whether the log knows amounts; if not, monetary values are absent
 * @param orders whether the log names orders; if not, all that a customer buys on a day is one purchase
 */
public record Reading(
        String encoding,
        String delimiter,
        SortedMap<String, String> columns,
        String dates,
        boolean amounts,
        boolean orders) {
    /** Keeps its own copy of the columns. */
    public Reading {
        columns = new TreeMap<>(columns);
    }
}
