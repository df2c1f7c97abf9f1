package io.customerprediction.examples.spark;

import io.customerprediction.history.TrainingSample;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** One customer's history after the other, from lines that are sorted by customer and day. For one thread. */
final class HistoryRows implements Iterator<Row> {
    static final StructType SCHEMA =
            new StructType().add("customer", DataTypes.BinaryType, false).add("history", DataTypes.BinaryType, false);

    /**
     * What is known of a group's customers.
     *
     * @param strata how many customers each stratum of {@link TrainingSample} has
     * @param lastDay of any entry; {@link Integer#MIN_VALUE} if there is none
     */
    record Facts(int group, long[] strata, int lastDay) implements Serializable {}

    private final int group;
    private final boolean amounts;
    private final Iterator<Row> lines;
    private final Consumer<Facts> whenRead;
    private final HistoryBytes days = new HistoryBytes();
    private final long[] strata = new long[TrainingSample.STRATA];
    private int lastDay = Integer.MIN_VALUE;
    private @Nullable Row first;
    private boolean ended;

    /** @param whenRead is called at the end of the group */
    HistoryRows(int group, boolean amounts, Iterator<Row> lines, Consumer<Facts> whenRead) {
        this.group = group;
        this.amounts = amounts;
        this.lines = lines;
        this.whenRead = whenRead;
    }

    @Override
    public boolean hasNext() {
        if (first == null && !ended) {
            first = lines.hasNext() ? lines.next() : null;
            if (first == null) {
                ended = true;
                whenRead.accept(new Facts(group, strata, lastDay));
            }
        }
        return first != null;
    }

    @Override
    public Row next() {
        Row line = hasNext() ? first : null;
        if (line == null) {
            throw new NoSuchElementException();
        }
        byte[] customer = line.getAs(0);
        while (line != null && Arrays.equals(customer, line.<byte[]>getAs(0))) {
            days.add(line.getInt(1), line.getLong(2), line.getInt(3));
            lastDay = Math.max(lastDay, line.getInt(1));
            line = lines.hasNext() ? lines.next() : null;
        }
        first = line;
        byte[] history = days.take();
        strata[TrainingSample.stratum(purchaseDays(history, amounts))]++;
        if (line == null) {
            boolean unused = hasNext();
        }
        return RowFactory.create(customer, history);
    }

    /** As the library counts them: days with a positive amount, or all where there are no amounts. */
    static int purchaseDays(byte[] history, boolean amounts) {
        int purchases = 0;
        for (int k = 0; k < HistoryBytes.size(history); k++) {
            purchases += !amounts || HistoryBytes.millionths(history, k) > 0 ? 1 : 0;
        }
        return purchases;
    }
}
