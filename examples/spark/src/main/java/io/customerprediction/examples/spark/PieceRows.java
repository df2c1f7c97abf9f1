package io.customerprediction.examples.spark;

import io.customerprediction.transactions.OrderPiece;
import io.customerprediction.transactions.csv.PartRead;
import io.customerprediction.transactions.csv.PartReader;
import java.io.IOException;
import java.io.UncheckedIOException;
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

/** The pieces of orders of one part, made while they are asked for. For one thread. */
final class PieceRows implements Iterator<Row> {
    /** A piece, and which group it goes to. */
    static final StructType SCHEMA = new StructType()
            .add("route", DataTypes.LongType, false)
            .add("customer", DataTypes.BinaryType, false)
            .add("day", DataTypes.IntegerType, false)
            .add("order", DataTypes.LongType, false)
            .add("key", DataTypes.LongType, false)
            .add("part", DataTypes.IntegerType, false)
            .add("index", DataTypes.IntegerType, false)
            .add("sums", DataTypes.BinaryType, false);

    private final Queue<OrderPiece> waiting;
    private final boolean byOrder;
    private final PartReader reader;
    private final PartReader.Lines lines;
    private final Consumer<PartRead> whenRead;
    private boolean ended;

    /**
     * The pieces that a reader makes of lines.
     *
     * @param waiting receives them from the reader
     * @param byOrder whether all pieces of an order go to one group, rather than all of a customer
     * @param whenRead is called at the end of the part
     */
    PieceRows(
            Queue<OrderPiece> waiting,
            boolean byOrder,
            PartReader reader,
            PartReader.Lines lines,
            Consumer<PartRead> whenRead) {
        this.waiting = waiting;
        this.byOrder = byOrder;
        this.reader = reader;
        this.lines = lines;
        this.whenRead = whenRead;
    }

    static Queue<OrderPiece> queue() {
        return new ArrayDeque<>();
    }

    @Override
    public boolean hasNext() {
        while (waiting.isEmpty() && !ended) {
            try {
                if (!lines.readBlock()) {
                    ended = true;
                    whenRead.accept(reader.finish());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return !waiting.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        OrderPiece piece = waiting.remove();
        return RowFactory.create(
                route(piece),
                piece.customer(),
                piece.day(),
                piece.orderKey(),
                piece.key(),
                piece.part(),
                piece.index(),
                piece.sums());
    }

    /** Rows without a customer are many, and need not be together. */
    private long route(OrderPiece piece) {
        if (byOrder && piece.orderKey() != 0) {
            return piece.orderKey();
        }
        return piece.customer().length > 0 ? Arrays.hashCode(piece.customer()) : piece.key();
    }

    static OrderPiece piece(Row row) {
        return new OrderPiece(
                row.<byte[]>getAs(1),
                row.getInt(2),
                row.getLong(3),
                row.getLong(4),
                row.getInt(5),
                row.getInt(6),
                row.<byte[]>getAs(7));
    }
}
