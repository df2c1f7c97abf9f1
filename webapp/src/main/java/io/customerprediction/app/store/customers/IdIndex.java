package io.customerprediction.app.store.customers;

import io.customerprediction.app.store.database.Database;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The ids of one scoring's customers in memory, to find those that contain a text: databases would read every row for it.
 * Ten bytes or so a customer and eight for its place. Immutable.
 */
final class IdIndex {
    private static final int CHUNK = 20_000;

    /** Ids without regard to case, in UTF-8, each with a 0 behind it, which no id holds. */
    private final byte[] text;

    private final int[] starts;
    private final int[] numbers;

    private IdIndex(byte[] text, int[] starts, int[] numbers) {
        this.text = text;
        this.starts = starts;
        this.numbers = numbers;
    }

    /** Reads all ids. */
    static IdIndex of(Database database, CustomerTable table) {
        Growing ids = new Growing();
        for (int from = 0, last = table.lastNumber(database); from <= last; from += CHUNK) {
            database.list(
                    "SELECT no, id_folded FROM " + table.name() + " WHERE no >= ? AND no < ? ORDER BY no",
                    row -> ids.add(row.getInt(1), row.getString(2)),
                    from,
                    from + CHUNK);
        }
        return ids.built();
    }

    /** Arrays that grow while ids are added. */
    static final class Growing {
        private byte[] text = new byte[1 << 16];
        private int[] starts = new int[1 << 12];
        private int[] numbers = new int[1 << 12];
        private int used;
        private int size;

        int add(int number, String folded) {
            byte[] id = folded.getBytes(StandardCharsets.UTF_8);
            if (used + id.length + 1 > text.length) {
                text = Arrays.copyOf(text, Math.max(2 * text.length, used + id.length + 1));
            }
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, 2 * size);
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            starts[size] = used;
            numbers[size] = number;
            size++;
            System.arraycopy(id, 0, text, used, id.length);
            used += id.length + 1;
            return size;
        }

        IdIndex built() {
            return new IdIndex(Arrays.copyOf(text, used), Arrays.copyOf(starts, size), Arrays.copyOf(numbers, size));
        }
    }

    /**
     * The numbers of the customers whose ids contain a text.
     *
     * @param folded the text without regard to case, not empty
     */
    BitSet find(String folded) {
        byte[] wanted = folded.getBytes(StandardCharsets.UTF_8);
        BitSet found = new BitSet();
        for (int at = indexOf(wanted, 0); at >= 0; ) {
            int id = idAt(at);
            found.set(numbers[id]);
            at = id + 1 < starts.length ? indexOf(wanted, starts[id + 1]) : -1;
        }
        return found;
    }

    private int idAt(int position) {
        int place = Arrays.binarySearch(starts, position);
        return place >= 0 ? place : -place - 2;
    }

    private int indexOf(byte[] wanted, int from) {
        byte first = wanted[0];
        int last = text.length - wanted.length;
        for (int at = from; at <= last; at++) {
            if (text[at] == first && Arrays.equals(text, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
