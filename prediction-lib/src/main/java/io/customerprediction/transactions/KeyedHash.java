package io.customerprediction.transactions;

import java.io.Serializable;
import java.security.SecureRandom;

/**
 * 64-bit hashes of bytes under a secret key: SipHash-1-3 (Aumasson and Bernstein, 2012, with one and three rounds as in the
 * tables of Rust and Python). Without the key, texts that collide cannot be constructed, so no file can make a table
 * slow or forge a duplicate. Two of n different texts collide by chance with probability n²/2⁶⁵: one in twenty thousand for
 * forty million orders. Immutable and thread-safe.
 *
 * <p>The key is random for each process, and goes with the object to processes that share one reading: hashes must never be
 * stored.
 */
public final class KeyedHash implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final long LENGTHS = 0x9E3779B97F4A7C15L;

    private final long key0;
    private final long key1;

    KeyedHash(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    /** The hash of this process. */
    public static KeyedHash ofProcess() {
        return OfProcess.HASH;
    }

    /** Drawn when first asked for: a server that only answers does not need it. */
    private static final class OfProcess {
        static final KeyedHash HASH = random();

        private static KeyedHash random() {
            SecureRandom random = new SecureRandom();
            return new KeyedHash(random.nextLong(), random.nextLong());
        }
    }

    /** The hash of the bytes from {@code from} (inclusive) to {@code to} (exclusive). */
    public long of(byte[] bytes, int from, int to) {
        return rounds(
                key0 ^ 0x736f6d6570736575L,
                key1 ^ 0x646f72616e646f6dL,
                key0 ^ 0x6c7967656e657261L,
                key1 ^ 0x7465646279746573L,
                bytes,
                from,
                to,
                to - from);
    }

    /** The hash of a number, eight bytes with the lowest first, followed by the bytes. */
    long of(long first, byte[] bytes, int from, int to) {
        long v0 = key0 ^ 0x736f6d6570736575L;
        long v1 = key1 ^ 0x646f72616e646f6dL;
        long v2 = key0 ^ 0x6c7967656e657261L;
        long v3 = key1 ^ 0x7465646279746573L ^ first;
        v0 += v1;
        v2 += v3;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 = Long.rotateLeft(v0, 32) + v3;
        v2 += v1;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        return rounds(v0 ^ first, v1, Long.rotateLeft(v2, 32), v3, bytes, from, to, to - from + Long.BYTES);
    }

    /**
     * A faster hash for whole rows: folded products of 128 bits, as in wyhash, under the same key. Hashes of rows are only
     * compared, not used as addresses.
     */
    long ofRow(byte[] bytes, int from, int to) {
        long hash = key1 ^ (to - from) * LENGTHS;
        int at = from;
        for (; at + 2 * Long.BYTES <= to; at += 2 * Long.BYTES) {
            hash = fold(
                    (long) Bytes.LONGS.get(bytes, at) ^ key0, (long) Bytes.LONGS.get(bytes, at + Long.BYTES) ^ hash);
        }
        int rest = to - at;
        long first = rest >= Long.BYTES ? (long) Bytes.LONGS.get(bytes, at) : rest(bytes, at, to, from);
        long second = rest > Long.BYTES ? (long) Bytes.LONGS.get(bytes, to - Long.BYTES) : 0;
        return fold(fold(first ^ key0, second ^ hash) ^ key0, key1 | 1);
    }

    private static long fold(long a, long b) {
        return a * b ^ Math.multiplyHigh(a, b);
    }

    /** One round for each word, three at the end; written out, as a call for four results would need an object. */
    private static long rounds(
            long state0, long state1, long state2, long state3, byte[] bytes, int from, int to, int length) {
        long v0 = state0;
        long v1 = state1;
        long v2 = state2;
        long v3 = state3;
        int whole = to - Long.BYTES;
        int at = from;
        for (; at <= whole; at += Long.BYTES) {
            long word = (long) Bytes.LONGS.get(bytes, at);
            v3 ^= word;
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32) + v3;
            v2 += v1;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
            v0 ^= word;
        }
        long last = (long) length << 56 | rest(bytes, at, to, from);
        v3 ^= last;
        long before = last;
        for (int round = 0; round < 4; round++) {
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32) + v3;
            v2 += v1;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
            v0 ^= before;
            v2 ^= round == 0 ? 0xff : 0;
            before = 0;
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    /** The bytes behind the last whole word, the first of them lowest. */
    private static long rest(byte[] bytes, int at, int to, int from) {
        int count = to - at;
        if (count == 0) {
            return 0;
        }
        if (to - from >= Long.BYTES) {
            return (long) Bytes.LONGS.get(bytes, to - Long.BYTES) >>> ((Long.BYTES - count) * Byte.SIZE);
        }
        long word = 0;
        for (int i = to - 1; i >= at; i--) {
            word = word << Byte.SIZE | (bytes[i] & 0xff);
        }
        return word;
    }
}
