package io.customerprediction.examples.spark;

import io.customerprediction.transactions.LogConventions;
import io.customerprediction.transactions.MergeFacts;
import io.customerprediction.transactions.OrderSink;
import io.customerprediction.transactions.PartsMerger;
import io.customerprediction.transactions.WholeLog;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What one group of orders adds to the days of its customers, made while it is asked for. For one thread. */
final class KeptLines implements Iterator<Row>, OrderSink {
    static final StructType SCHEMA = new StructType()
            .add("customer", DataTypes.BinaryType, false)
            .add("day", DataTypes.IntegerType, false)
            .add("millionths", DataTypes.LongType, false)
            .add("orders", DataTypes.IntegerType, false);

    private final Queue<Row> waiting = new ArrayDeque<>();
    private final Iterator<Row> pieces;
    private final PartsMerger merger;
    private final Consumer<MergeFacts> whenMerged;
    private boolean ended;

    /**
     * What pieces add.
     *
     * @param pieces in the order that {@link PartsMerger} needs
     * @param whenMerged is called at the end of the group
     */
    KeptLines(
            int group,
            LogConventions conventions,
            WholeLog log,
            Iterator<Row> pieces,
            Consumer<MergeFacts> whenMerged) {
        this.pieces = pieces;
        this.merger = new PartsMerger(group, conventions, log, this);
        this.whenMerged = whenMerged;
    }

    @Override
    public void lines(byte[] text, int from, int to, int day, long millionths, boolean newOrder) {
        waiting.add(RowFactory.create(Arrays.copyOfRange(text, from, to), day, millionths, newOrder ? 1 : 0));
    }

    @Override
    public void orderUndone(byte[] text, int from, int to, int day) {
        waiting.add(RowFactory.create(Arrays.copyOfRange(text, from, to), day, 0L, -1));
    }

    @Override
    public boolean hasNext() {
        while (waiting.isEmpty() && !ended) {
            if (pieces.hasNext()) {
                merger.add(PieceRows.piece(pieces.next()));
            } else {
                ended = true;
                whenMerged.accept(merger.finish());
            }
        }
        return !waiting.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return waiting.remove();
    }
}
