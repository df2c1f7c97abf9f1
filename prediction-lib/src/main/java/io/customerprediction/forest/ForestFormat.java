package io.customerprediction.forest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The bytes of a forest: a header, then the arrays as they stand in memory, so that loading copies and checks but builds
 * nothing. All numbers are little-endian.
 *
 * <pre>
 * 1 long    "CPFOREST" in ASCII
 * 7 ints    version, features, trees, nodes, leaves, columns, thresholds
 * ints      where each feature's thresholds begin, and the end
 * doubles   thresholds
 * longs     nodes, see {@link Node}
 * doubles   values of the leaves, then their weights
 * floats    curves of the leaves
 * 1 int     CRC-32C of all before
 * </pre>
 */
final class ForestFormat {
    private static final long MAGIC = 0x5453_4552_4f46_5043L;
    private static final int VERSION = 1;
    private static final int HEADER = Long.BYTES + 7 * Integer.BYTES;

    private ForestFormat() {}

    static byte[] write(PackedForest forest) {
        Counts counts = Counts.of(forest);
        if (counts.bytes() > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException(
                    "the forest needs " + counts.bytes() + " bytes; grow fewer trees or larger leaves");
        }
        ByteBuffer out = ByteBuffer.allocate((int) counts.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(MAGIC).putInt(VERSION);
        counts.write(out);
        putInts(out, forest.thresholds().starts());
        putDoubles(out, forest.thresholds().values());
        out.asLongBuffer().put(forest.nodes());
        skip(out, forest.nodes().length * Long.BYTES);
        putDoubles(out, forest.values());
        putDoubles(out, forest.weights());
        out.asFloatBuffer().put(forest.curves());
        skip(out, forest.curves().length * Float.BYTES);
        return out.putInt(checksum(out.duplicate().flip())).array();
    }

    /** @param length of all that is to be read */
    static PackedForest read(ForestBytes in, long length) throws IOException {
        check(length >= HEADER && in.oneLong() == MAGIC, "these bytes are not a forest");
        int version = in.oneInt();
        check(version == VERSION, "the forest has format version " + version + ", this program reads " + VERSION);
        Counts counts = Counts.read(in);
        check(counts.plausible(length), "the forest is " + length + " bytes long, not as its header says");
        int[] starts = in.ints(counts.features + 1);
        PackedForest forest = new PackedForest(
                new Thresholds(in.doubles(counts.thresholds), starts),
                counts.trees,
                in.longs(counts.nodes),
                in.doubles(counts.leaves),
                in.doubles(counts.leaves),
                counts.columns,
                in.floats(counts.leaves * counts.columns));
        check(in.endsWithChecksum(), "the forest's bytes were changed");
        return forest.checked();
    }

    /** What the header says of the arrays' lengths. */
    private record Counts(int features, int trees, int nodes, int leaves, int columns, int thresholds) {
        static Counts of(PackedForest forest) {
            return new Counts(
                    forest.thresholds().features(),
                    forest.trees(),
                    forest.nodes().length,
                    forest.values().length,
                    forest.columns(),
                    forest.thresholds().values().length);
        }

        static Counts read(ForestBytes in) throws IOException {
            return new Counts(in.oneInt(), in.oneInt(), in.oneInt(), in.oneInt(), in.oneInt(), in.oneInt());
        }

        void write(ByteBuffer out) {
            out.putInt(features).putInt(trees).putInt(nodes);
            out.putInt(leaves).putInt(columns).putInt(thresholds);
        }

        boolean plausible(long length) {
            return features >= 0
                    && trees >= 0
                    && nodes >= 0
                    && leaves >= 0
                    && columns >= 0
                    && (long) leaves * columns <= Integer.MAX_VALUE
                    && thresholds >= 0
                    && bytes() == length;
        }

        long bytes() {
            long ints = features + 2L;
            long eights = (long) thresholds + nodes + 2L * leaves;
            long floats = (long) leaves * columns;
            return HEADER + (ints + floats) * Integer.BYTES + eights * Long.BYTES;
        }
    }

    private static void putInts(ByteBuffer out, int[] values) {
        out.asIntBuffer().put(values);
        skip(out, values.length * Integer.BYTES);
    }

    private static void putDoubles(ByteBuffer out, double[] values) {
        out.asDoubleBuffer().put(values);
        skip(out, values.length * Double.BYTES);
    }

    private static void skip(ByteBuffer buffer, int bytes) {
        buffer.position(buffer.position() + bytes);
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    private static void check(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }
}
