package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.LogConventions;
import io.customerprediction.transactions.values.DateReading;
import java.io.Serializable;
import java.util.List;

/**
 * How the rows of a log are to be understood: decisions about the whole log, each of which can be stored.
 *
 * @param columns which column has which role
 * @param dates how dates are read
 * @param money how amounts are read
 * @param statuses what the columns of status and type say
 * @param conventions by which rows are cleaned
 * @param filling what rows leave out because a row above them has it
 * @param notes what was decided and what is doubtful, in words
 */
public record Layout(
        Columns columns,
        DateReading dates,
        Money money,
        Statuses statuses,
        LogConventions conventions,
        Filling filling,
        Notes notes)
        implements Serializable {
    /** What rows leave out because a row above them has it. */
    public enum Filling {
        /** Each row has everything. */
        NONE,
        /** An order's first row alone has its customer, date or status, which then hold for its other rows. */
        ORDERS,
        /** The customer stands in a row of its own above the rows of the purchases. */
        GROUPS
    }

    /**
     * What was decided and what is doubtful, in words.
     *
     * @param decisions how columns are understood, beyond what their names say
     * @param doubts what may be wrong, and what to do then
     */
    public record Notes(List<String> decisions, List<String> doubts) implements Serializable {
        /** Keeps its own copies. */
        public Notes {
            decisions = List.copyOf(decisions);
            doubts = List.copyOf(doubts);
        }
    }

    /** Names of the columns. */
    public List<String> header() {
        return columns.header();
    }

    /** The index of the column with the role, or -1. */
    public int column(Role role) {
        return columns.column(role);
    }

    /** The same layout with dates read in another way. */
    public Layout withDates(DateReading other) {
        return new Layout(columns, other, money, statuses, conventions, filling, notes);
    }
}
