package io.customerprediction.transactions;

/**
 * 64-bit hashes of bytes, eight at a time. Two of n different texts get the same one with probability n²/2⁶⁵: one in
 * twenty thousand for forty million orders.
 */
final class Hash {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private Hash() {}

    static long of(byte[] bytes, int from, int to, long seed) {
        long hash = seed ^ (to - from) * MULTIPLIER;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = mix(hash ^ (long) Scan.LONGS.get(bytes, at));
        }
        long tail = 0;
        for (; at < to; at++) {
            tail = tail << Byte.SIZE | (bytes[at] & 0xff);
        }
        return mix(mix(hash ^ tail));
    }

    private static long mix(long hash) {
        long product = hash * MULTIPLIER;
        return product ^ product >>> 32;
    }
}
