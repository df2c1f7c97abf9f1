package io.customerprediction.transactions;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a part of a log when all its rows have been read.
 *
 * @param part counted from 0
 * @param pieces how many pieces of orders it has
 * @param first its first piece; {@code null} if it has none
 * @param last its last piece; {@code null} if it has none
 * @param lastSameDay how many pieces directly before the last one are on the same day
 * @param tally of its rows
 */
public record PartFacts(
        int part,
        int pieces,
        @Nullable Edge first,
        @Nullable Edge last,
        long lastSameDay,
        CleaningTally tally) implements Serializable {
    /**
     * A piece that may go on in the part beside it.
     *
     * @param named whether its order has an id
     */
    record Edge(boolean named, long key, int day) implements Serializable {
        boolean continuesIn(Edge next) {
            return (named || key != 0) && named == next.named && key == next.key;
        }
    }
}
