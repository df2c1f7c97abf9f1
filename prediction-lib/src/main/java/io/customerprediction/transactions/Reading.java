package io.customerprediction.transactions;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a source was read: what was given and what was detected.
 *
 * @param encoding of its text; empty where the rows were not text
 * @param delimiter between its fields, in words; empty where the rows were not text
 * @param columns which column serves as what: from the role (customer, time, amount, order, quantity, price, product)
 *     to the column's name
 * @param dates how dates were read and how that was decided, in words
 * @param amounts whether the log has amounts; if not, monetary values are absent
 * @param orders whether the log has order ids; if not, all that a customer buys on a day is one purchase
 * @param decisions how columns were understood beyond what their names say, in words
 * @param doubts what may be wrong, and what to do then, in words
 * @param currency of the amounts, such as EUR; empty if the log does not name one
 */
public record Reading(
        String encoding,
        String delimiter,
        SortedMap<String, String> columns,
        String dates,
        boolean amounts,
        boolean orders,
        List<String> decisions,
        List<String> doubts,
        String currency) {
    /** Keeps its own copies. */
    public Reading {
        columns = new TreeMap<>(columns);
        decisions = List.copyOf(Objects.requireNonNullElse(decisions, List.of())); // older model cards have none
        doubts = List.copyOf(Objects.requireNonNullElse(doubts, List.of()));
        currency = Objects.requireNonNullElse(currency, "");
    }

    /** A reading without remarks. */
    public Reading(
            String encoding,
            String delimiter,
            SortedMap<String, String> columns,
            String dates,
            boolean amounts,
            boolean orders) {
        this(encoding, delimiter, columns, dates, amounts, orders, List.of(), List.of(), "");
    }

    /** The same with remarks. */
    public Reading with(List<String> allDecisions, List<String> allDoubts) {
        return new Reading(encoding, delimiter, columns, dates, amounts, orders, allDecisions, allDoubts, currency);
    }

    /** The same of amounts in this currency. */
    public Reading in(String code) {
        return new Reading(encoding, delimiter, columns, dates, amounts, orders, decisions, doubts, code);
    }

    /** Rows that were not text: objects of a program, records of a database. */
    public static Reading ofObjects(SortedMap<String, String> columns, boolean amounts, boolean orders) {
        return new Reading("", "", columns, "as given", amounts, orders);
    }
}
