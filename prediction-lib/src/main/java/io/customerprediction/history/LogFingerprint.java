package io.customerprediction.history;

import java.io.Serializable;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.TreeSet;

/**
 * A small sample of a log by which a later or an earlier log of the same shop is recognised.
 *
 * <p>It holds the {@value #SIZE} smallest hashes of all pairs of customer and purchase day: a bottom-k sketch (Cohen and
 * Kaplan 2007, <i>Summarizing data using bottom-k sketches</i>). From two such samples follows which share of the smaller
 * log's pairs the larger log contains. The same shop's log after another month contains nearly all of them; another shop's
 * log contains hardly any, even if both number their customers from 1. Immutable and thread-safe.
 */
public final class LogFingerprint implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The fingerprint of a log that was loaded or trained on before fingerprints were kept. */
    public static final LogFingerprint UNKNOWN = new LogFingerprint(new long[0]);

    private static final int SIZE = 256;
    private static final double SAME_FROM = 0.5;
    private static final String VERSION = "1:";

    private final long[] hashes;

    /** @param hashes distinct and ascending; fewer than {@value #SIZE} are all that the log has */
    private LogFingerprint(long[] hashes) {
        this.hashes = hashes;
    }

    /** Whether two logs are of the same shop. */
    public enum Relation {
        /** One log contains at least half of the other's purchase days. */
        SAME,
        /** They have less in common, or one is so small a part of the other that nothing in common can be seen. */
        OTHER,
        /** One of the fingerprints is missing. */
        UNKNOWN
    }

    /** The fingerprint of a log; takes about 10 ns a purchase day. */
    public static LogFingerprint of(PurchaseLog log) {
        TreeSet<Long> smallest = new TreeSet<>();
        long largest = Long.MAX_VALUE;
        for (int i = 0; i < log.size(); i++) {
            long customer = hash(log.customerId(i));
            CustomerHistory history = log.history(i);
            for (int k = 0; k < history.size(); k++) {
                long hash = mix(customer + history.day(k) * 0x9E3779B97F4A7C15L);
                if (history.orders(k) > 0 && hash <= largest && smallest.add(hash) && smallest.size() > SIZE) {
                    smallest.pollLast();
                    largest = smallest.last();
                }
            }
        }
        return new LogFingerprint(smallest.stream().mapToLong(hash -> hash).toArray());
    }

    /** FNV-1a over the bytes of the id in UTF-8, as fingerprints are kept and must not depend on the process. */
    private static long hash(String id) {
        long hash = 0xCBF29CE484222325L;
        for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
        }
        return hash;
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long bits) {
        long first = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }

    /**
     * The fingerprint that {@link #text} wrote; {@link #UNKNOWN} for an empty text and for one of another version or in
     * disorder.
     */
    public static LogFingerprint parse(String text) {
        if (!text.startsWith(VERSION)) {
            return UNKNOWN;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text.substring(VERSION.length())));
            long[] hashes = new long[bytes.remaining() / Long.BYTES];
            for (int k = 0; k < hashes.length; k++) {
                hashes[k] = bytes.getLong();
            }
            boolean ascends = true;
            for (int k = 1; k < hashes.length; k++) {
                ascends &= hashes[k - 1] < hashes[k];
            }
            return ascends && !bytes.hasRemaining() && hashes.length <= SIZE ? new LogFingerprint(hashes) : UNKNOWN;
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return UNKNOWN;
        }
    }

    /** The fingerprint as at most 2,734 characters of ASCII; empty if it is unknown. */
    public String text() {
        if (hashes.length == 0) {
            return "";
        }
        ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Long.BYTES);
        for (long hash : hashes) {
            bytes.putLong(hash);
        }
        return VERSION + Base64.getEncoder().encodeToString(bytes.array());
    }

    /** Whether this log and another one are of the same shop. */
    public Relation relationTo(LogFingerprint other) {
        if (hashes.length == 0 || other.hashes.length == 0) {
            return Relation.UNKNOWN;
        }
        boolean isLarger = limit() < other.limit();
        LogFingerprint larger = isLarger ? this : other;
        LogFingerprint smaller = isLarger ? other : this;
        int compared = 0;
        int shared = 0;
        for (long hash : smaller.hashes) {
            if (hash <= larger.limit()) {
                compared++;
                shared += Arrays.binarySearch(larger.hashes, hash) >= 0 ? 1 : 0;
            }
        }
        return compared > 0 && shared >= SAME_FROM * compared ? Relation.SAME : Relation.OTHER;
    }

    /** Up to here the sample holds all hashes of the log; the more purchase days, the smaller. */
    private long limit() {
        return hashes.length < SIZE ? Long.MAX_VALUE : hashes[hashes.length - 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogFingerprint fingerprint && Arrays.equals(hashes, fingerprint.hashes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return hashes.length == 0 ? "unknown" : "of " + hashes.length + " purchase days";
    }
}
