package io.customerprediction.transactions;

/**
 * The orders seen so far, in 12 bytes each and an open-addressing table at most two thirds full: the hash that
 * identifies an order, and 31 bits of the hash of all its lines, by which a whole order is recognised. The hashes are keyed
 * (see {@link KeyedHash}), so that no log can make the table slow.
 *
 * <p>Some shops' systems break orders into pieces that stand apart, so the lines of an order add up as its pieces come;
 * a piece that equals all that was seen of its order is that order once more. In a file that does not keep
 * orders together at all, a piece is a line, and an order may well hold the same line twice; so nothing counts as
 * duplicated there.
 */
final class SeenOrders {
    private static final long NONE = 0;
    private static final int COUNTED = 1;

    /** Orders in pieces that are tolerated before the log counts as one that does not keep orders together. */
    static final int PIECES_TOLERATED = 5;

    static final int PIECES_SHARE = 20;

    private long[] keys = new long[1 << 12];
    private int[] states = new int[keys.length];
    private int size;
    private long pieces;
    private int slot;
    private boolean known;

    /** Goes to an order, to which the other methods then refer. A new one has no lines. */
    void goTo(long key) {
        if (size >= keys.length / 3 * 2) {
            grow();
        }
        slot = slot(key);
        known = keys[slot] != NONE;
        if (!known) {
            keys[slot] = key == NONE ? 1 : key;
            size++;
        }
    }

    /** Brings into the caches what going to the order will read, so that the waits for many of them overlap. */
    int touch(long key) {
        int at = (int) (key >>> 20) & (keys.length - 1);
        return (int) keys[at] + states[at];
    }

    /** Whether these are all lines of the order as it stands in the file before. */
    boolean isWhole(long content) {
        return known && states[slot] >>> 1 == content(content) && pieces <= PIECES_TOLERATED + size / PIECES_SHARE;
    }

    /**
     * Adds lines to the order.
     *
     * @param apart whether they stand apart from those added before, if there were any
     */
    void add(long content, boolean apart) {
        pieces += known && apart ? 1 : 0;
        states[slot] = ((states[slot] >>> 1) + content(content)) << 1 | (states[slot] & COUNTED);
    }

    /** Whether the order was not counted as a purchase yet; from now on it is. */
    boolean count() {
        boolean first = (states[slot] & COUNTED) == 0;
        states[slot] |= COUNTED;
        return first;
    }

    private static int content(long hash) {
        return (int) hash & Integer.MAX_VALUE;
    }

    private int slot(long key) {
        long wanted = key == NONE ? 1 : key;
        int at = (int) (wanted >>> 20) & (keys.length - 1);
        while (keys[at] != NONE && keys[at] != wanted) {
            at = (at + 1) & (keys.length - 1);
        }
        return at;
    }

    /** Slots that are probed to find an order, on average; 1 is the least. */
    double meanProbes() {
        long probes = 0;
        for (int at = 0; at < keys.length; at++) {
            if (keys[at] != NONE) {
                probes += 1 + ((at - ((int) (keys[at] >>> 20) & (keys.length - 1))) & (keys.length - 1));
            }
        }
        return size == 0 ? 1 : (double) probes / size;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldStates = states;
        keys = new long[oldKeys.length * 2];
        states = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != NONE) {
                int moved = slot(oldKeys[i]);
                keys[moved] = oldKeys[i];
                states[moved] = oldStates[i];
            }
        }
    }
}
