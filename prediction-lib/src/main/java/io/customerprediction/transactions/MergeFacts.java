package io.customerprediction.transactions;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was found when the pieces of some orders were put together under the assumptions of a {@link WholeLog}.
 *
 * @param group which of the groups of orders it was
 * @param newOrders for each section of the log, orders that begin there
 * @param returns for each section, pieces that stand apart from those of their order before them
 * @param candidates for each section, pieces that equal all of their order before them
 * @param suspects places of those that are repeats only where many stand together
 * @param outcome what it means for the rows
 */
public record MergeFacts(
        int group, long[] newOrders, long[] returns, long[] candidates, long[] suspects, Outcome outcome)
        implements Serializable {
    /**
     * What it means for the rows.
     *
     * @param duplicatedOrders orders that stand twice
     * @param duplicates rows of what stands twice, orders or blocks of rows
     * @param refundRows rows that were taken off the day of their order
     * @param firstDay of the rows kept since 1970-01-01; {@link Integer#MAX_VALUE} if there are none
     * @param lastDay of the rows kept; {@link Integer#MIN_VALUE} if there are none
     */
    record Outcome(long duplicatedOrders, Duplicates duplicates, long refundRows, int firstDay, int lastDay)
            implements Serializable {
        static final Outcome NONE = new Outcome(0, Duplicates.NONE, 0, Integer.MAX_VALUE, Integer.MIN_VALUE);

        Outcome plus(Outcome other) {
            return new Outcome(
                    duplicatedOrders + other.duplicatedOrders,
                    duplicates.plus(other.duplicates),
                    refundRows + other.refundRows,
                    Math.min(firstDay, other.firstDay),
                    Math.max(lastDay, other.lastDay));
        }
    }

    /**
     * Rows of what stands twice.
     *
     * @param rows how many
     * @param rowsKept those of them that would otherwise have been kept
     * @param statuses that they would otherwise have
     */
    record Duplicates(long rows, long rowsKept, SortedMap<Short, Long> statuses) implements Serializable {
        static final Duplicates NONE = new Duplicates(0, 0, new TreeMap<>());

        Duplicates plus(Duplicates other) {
            if (other.rows == 0) {
                return this;
            }
            SortedMap<Short, Long> sums = new TreeMap<>(statuses);
            other.statuses.forEach((status, count) -> sums.merge(status, count, Long::sum));
            return new Duplicates(rows + other.rows, rowsKept + other.rowsKept, sums);
        }
    }
}
