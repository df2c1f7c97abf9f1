package io.customerprediction.history;

import io.customerprediction.transactions.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The customers of a log, numbered as they first appear. Ids lie as UTF-8 in pages of bytes with an open-addressing
 * table over them, each entry a customer's number with the hash of the id, so that hardly any other id is read:
 * about 35 bytes a customer, where strings in a hash map take over 100. Grows until handed to a {@link PurchaseLog};
 * from then on it is only read.
 */
final class CustomerIds {
    /** Kinds of characters in an id: {@link #kinds}. */
    static final int CAPITALS = 1;

    static final int SMALL = 2;

    /** Blanks and what is not ASCII. */
    static final int OTHER = 4;

    private static final int PAGE_BITS = 16;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final long EMPTY = 0;

    private byte[][] pages = {new byte[PAGE]};
    private int end;
    private int[] starts = new int[1024];
    private long[] table = new long[2048];
    private int size;
    private final KeyedHash hash;

    CustomerIds() {
        this(KeyedHash.ofProcess());
    }

    CustomerIds(KeyedHash hash) {
        this.hash = hash;
    }

    int size() {
        return size;
    }

    /** The number of the customer, a new one if the id was not seen before. */
    int number(byte[] text, int from, int to) {
        return number(text, from, to, hash(text, from, to));
    }

    int number(byte[] text, int from, int to, int hash) {
        int slot = slot(text, from, to, hash);
        if (table[slot] != EMPTY) {
            return number(table[slot]);
        }
        append(text, from, to);
        table[slot] = entry(hash, size - 1);
        if (size * 3L > table.length * 2L) {
            grow();
        }
        return size - 1;
    }

    /** The number of a customer whose id has this hash, most likely the one looked for; -1 if there is none. */
    int guess(int hash) {
        int slot = hash & (table.length - 1);
        while (table[slot] != EMPTY && hash(table[slot]) != hash) {
            slot = (slot + 1) & (table.length - 1);
        }
        return number(table[slot]);
    }

    /** Where the id of a customer stands, for {@link #firstByte}. */
    int start(int number) {
        return starts[number];
    }

    /** Reads what stands there. */
    byte firstByte(int start) {
        return pages[start >>> PAGE_BITS][start & (PAGE - 1)];
    }

    /** The number of the customer, or -1. */
    int find(String id) {
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        return number(table[slot(text, 0, text.length, hash(text, 0, text.length))]);
    }

    String id(int number) {
        int start = starts[number];
        return new String(pages[start >>> PAGE_BITS], start & (PAGE - 1), length(number), StandardCharsets.UTF_8);
    }

    /** Which kinds of characters besides ASCII digits and signs the id has. */
    int kinds(int number) {
        byte[] page = pages[starts[number] >>> PAGE_BITS];
        int from = starts[number] & (PAGE - 1);
        int kinds = 0;
        for (int at = from; at < from + length(number); at++) {
            byte c = page[at];
            if (c >= 'A' && c <= 'Z') {
                kinds |= CAPITALS;
            } else if (c >= 'a' && c <= 'z') {
                kinds |= SMALL;
            } else if (c <= ' ') {
                kinds |= OTHER;
            }
        }
        return kinds;
    }

    /** Adds a customer of another log. */
    int number(CustomerIds other, int number) {
        int start = other.starts[number];
        int from = start & (PAGE - 1);
        return number(other.pages[start >>> PAGE_BITS], from, from + other.length(number));
    }

    private int slot(byte[] text, int from, int to, int hash) {
        int slot = hash & (table.length - 1);
        while (table[slot] != EMPTY && !(hash(table[slot]) == hash && same(number(table[slot]), text, from, to))) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private static long entry(int hash, int number) {
        return (long) hash << Integer.SIZE | (number + 1);
    }

    private static int hash(long entry) {
        return (int) (entry >>> Integer.SIZE);
    }

    /** -1 for an empty entry. */
    private static int number(long entry) {
        return (int) entry - 1;
    }

    private boolean same(int number, byte[] text, int from, int to) {
        if (length(number) != to - from) {
            return false;
        }
        int start = starts[number];
        int at = start & (PAGE - 1);
        return Arrays.equals(pages[start >>> PAGE_BITS], at, at + to - from, text, from, to);
    }

    /** Ids never straddle pages; the two bytes before an id hold its length. */
    private int length(int number) {
        int start = starts[number];
        byte[] page = pages[start >>> PAGE_BITS];
        int at = start & (PAGE - 1);
        return (page[at - 2] & 0xff) << 8 | (page[at - 1] & 0xff);
    }

    private void append(byte[] text, int from, int to) {
        int length = to - from;
        if (length > PAGE - 2) {
            throw new IllegalArgumentException("a customer id of " + length + " bytes: give ids of at most 65,534");
        }
        if (((end + 2 + length - 1) >>> PAGE_BITS) != end >>> PAGE_BITS) {
            end = ((end >>> PAGE_BITS) + 1) << PAGE_BITS;
        }
        byte[] page = page(end >>> PAGE_BITS);
        int at = end & (PAGE - 1);
        page[at] = (byte) (length >>> 8);
        page[at + 1] = (byte) length;
        System.arraycopy(text, from, page, at + 2, length);
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size + (size >> 1));
        }
        starts[size++] = end + 2;
        end += 2 + length;
    }

    private byte[] page(int index) {
        if (index == pages.length) {
            pages = Arrays.copyOf(pages, index + 1);
            pages[index] = new byte[PAGE];
        }
        return pages[index];
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        for (long entry : old) {
            int slot = hash(entry) & (table.length - 1);
            while (entry != EMPTY && table[slot] != EMPTY) {
                slot = (slot + 1) & (table.length - 1);
            }
            if (entry != EMPTY) {
                table[slot] = entry;
            }
        }
    }

    /** The hash of an id, for this table only. */
    int hash(byte[] text, int from, int to) {
        return (int) hash.of(text, from, to);
    }

    /** Slots that are probed to find a customer, on average; 1 is the least. */
    double meanProbes() {
        long probes = 0;
        for (int slot = 0; slot < table.length; slot++) {
            if (table[slot] != EMPTY) {
                probes += 1 + ((slot - hash(table[slot])) & (table.length - 1));
            }
        }
        return size == 0 ? 1 : (double) probes / size;
    }
}
