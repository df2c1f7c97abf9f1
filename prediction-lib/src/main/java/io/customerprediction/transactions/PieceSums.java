package io.customerprediction.transactions;

import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the rows of a piece add up to. Written as numbers of one to ten bytes, seven bits in each, the sign in the lowest one
 * (as Protocol Buffers write them), since most are small. For one thread.
 */
final class PieceSums {
    private static final int NAMED = 1;
    private static final int PURCHASE = 1 << 1;
    private static final int UNDOES = 1 << 2;
    private static final int LOW_BITS = 0x7f;
    private static final int MORE = 0x80;
    private static final int LONGEST_NUMBER = 10;
    private static final int LONGEST = 9 * LONGEST_NUMBER;

    /** Rows in all, and those of them that are kept. */
    long rows;

    long rowsKept;

    /** Bytes of text; beyond {@link RowCleaner#LONGEST_ORDER} an order is not compared. */
    long bytes;

    /** Net amount of the rows kept. */
    long millionths;

    /** The total that was counted for the order, where amounts are totals; 0 elsewhere. */
    long total;

    /** Sum of the hashes of the rows. */
    long content;

    /** So many pieces before it were on the same day, without another day between. */
    long sameDay;

    /** How many rows have each status; rows kept without a note are left out. */
    final SortedMap<Short, Long> statuses = new TreeMap<>();

    /** Whether the order has an id, so that a duplicate can be recognised. */
    boolean named;

    /** Whether a row that is kept is a purchase. */
    boolean purchase;

    /** Whether a row cancels the order whose purchase stands on another row. */
    boolean undoes;

    /** Whether the order has too much text to be compared. */
    boolean isTooLong() {
        return bytes > RowCleaner.LONGEST_ORDER;
    }

    /**
     * Adds rows that follow.
     *
     * @param orderTotals whether amounts are totals of their orders, which count once
     */
    void add(PieceSums next, boolean orderTotals) {
        boolean again = orderTotals && purchase && next.purchase;
        millionths = Math.addExact(millionths, again ? next.millionths - next.total : next.millionths);
        total = purchase ? total : next.total;
        rows += next.rows;
        rowsKept += next.rowsKept;
        bytes += next.bytes;
        content += next.content;
        purchase |= next.purchase;
        undoes |= next.undoes;
        next.statuses.forEach((status, count) -> statuses.merge(status, count, Long::sum));
    }

    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(LONGEST + 2 * LONGEST_NUMBER * statuses.size());
        put(out, (named ? NAMED : 0) | (purchase ? PURCHASE : 0) | (undoes ? UNDOES : 0));
        put(out, rows);
        put(out, rowsKept);
        put(out, bytes);
        put(out, millionths);
        put(out, total);
        put(out, (int) content & Integer.MAX_VALUE); // as much as is compared, see SeenOrders
        put(out, sameDay);
        put(out, statuses.size());
        statuses.forEach((status, count) -> {
            put(out, status);
            put(out, count);
        });
        byte[] written = new byte[out.position()];
        out.flip().get(written);
        return written;
    }

    static PieceSums of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        PieceSums read = new PieceSums();
        int flags = (int) get(in);
        read.named = (flags & NAMED) != 0;
        read.purchase = (flags & PURCHASE) != 0;
        read.undoes = (flags & UNDOES) != 0;
        read.rows = get(in);
        read.rowsKept = get(in);
        read.bytes = get(in);
        read.millionths = get(in);
        read.total = get(in);
        read.content = get(in);
        read.sameDay = get(in);
        for (long left = get(in); left > 0; left--) {
            short status = (short) get(in);
            read.statuses.put(status, get(in));
        }
        return read;
    }

    private static void put(ByteBuffer out, long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~LOW_BITS) != 0) {
            out.put((byte) ((rest & LOW_BITS) | MORE));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    private static long get(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            value |= (long) (next & LOW_BITS) << shift;
            shift += 7;
        } while (next < 0);
        return (value >>> 1) ^ -(value & 1);
    }
}
